"""The system calls that are refused, by name, with their numbers on the machines we run on."""

from types import MappingProxyType

MACHINES = MappingProxyType({"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)})
"""The kernel's own mark of a machine, and which of the two numbers below is its."""

NONE = -1
"""There is no such call on that machine."""

_NETWORK = {
    "socket": (41, 198), "connect": (42, 203), "accept": (43, 202), "sendto": (44, 206),
    "recvfrom": (45, 207), "sendmsg": (46, 211), "recvmsg": (47, 212), "bind": (49, 200),
    "listen": (50, 201), "socketpair": (53, 199), "accept4": (288, 242), "recvmmsg": (299, 243),
    "sendmmsg": (307, 269),
}  # fmt: skip
_PROGRAMS = {
    "fork": (57, NONE), "vfork": (58, NONE), "clone": (56, 220), "execve": (59, 221),
    "execveat": (322, 281), "memfd_create": (319, 279), "personality": (135, 92),
}  # fmt: skip
_OTHERS = {
    "kill": (62, 129), "tkill": (200, 130), "tgkill": (234, 131), "rt_sigqueueinfo": (129, 138),
    "rt_tgsigqueueinfo": (297, 240), "pidfd_send_signal": (424, 424), "pidfd_open": (434, 434),
    "pidfd_getfd": (438, 438), "shmget": (29, 194), "shmat": (30, 196), "semget": (64, 190),
    "msgget": (68, 186), "mq_open": (240, 180), "setpriority": (141, 140),
}  # fmt: skip
_WRITING = {
    "creat": (85, NONE), "link": (86, NONE), "unlink": (87, NONE), "symlink": (88, NONE),
    "chmod": (90, NONE), "fchmod": (91, 52), "chown": (92, NONE), "fchown": (93, 55),
    "lchown": (94, NONE), "rename": (82, NONE), "mkdir": (83, NONE), "rmdir": (84, NONE),
    "truncate": (76, 45), "ftruncate": (77, 46), "mknod": (133, NONE), "utime": (132, NONE),
    "utimes": (235, NONE), "futimesat": (261, NONE), "utimensat": (280, 88),
    "setxattr": (188, 5), "lsetxattr": (189, 6), "fsetxattr": (190, 7), "removexattr": (197, 14),
    "lremovexattr": (198, 15), "fremovexattr": (199, 16), "mkdirat": (258, 34),
    "mknodat": (259, 33), "fchownat": (260, 54), "unlinkat": (263, 35), "renameat": (264, 38),
    "linkat": (265, 37), "symlinkat": (266, 36), "fchmodat": (268, 53), "renameat2": (316, 276),
    "fchmodat2": (452, 452), "openat2": (437, 437), "setxattrat": (463, 463),
    "removexattrat": (466, 466),
}  # fmt: skip
_POWER = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271),
    "process_madvise": (440, 440), "unshare": (272, 97), "setns": (308, 268),
    "chroot": (161, 51), "pivot_root": (155, 41), "mount": (165, 40), "umount2": (166, 39),
    "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433),
    "mount_setattr": (442, 442), "open_tree_attr": (467, 467), "name_to_handle_at": (303, 264),
    "open_by_handle_at": (304, 265), "fanotify_init": (300, 262), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "io_uring_setup": (425, 425),
    "io_uring_enter": (426, 426), "io_uring_register": (427, 427), "add_key": (248, 217),
    "request_key": (249, 218), "keyctl": (250, 219), "setuid": (105, 146), "setgid": (106, 144),
    "setreuid": (113, 145), "setregid": (114, 143), "setgroups": (116, 159),
    "setresuid": (117, 147), "setresgid": (119, 149), "capset": (126, 91), "acct": (163, 89),
    "quotactl": (179, 60), "swapon": (167, 224), "swapoff": (168, 225), "reboot": (169, 142),
    "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "syslog": (103, 116),
    "sethostname": (170, 161), "settimeofday": (164, 170), "clock_settime": (227, 112),
    "adjtimex": (159, 171), "iopl": (172, NONE), "ioperm": (173, NONE), "modify_ldt": (154, NONE),
}  # fmt: skip

_REACHING = {name: _NETWORK[name] for name in ("connect", "sendto", "sendmsg", "sendmmsg")}

NETWORK, REACHING, PROGRAMS, OTHERS, WRITING, POWER = (
    MappingProxyType(one) for one in (_NETWORK, _REACHING, _PROGRAMS, _OTHERS, _WRITING, _POWER)
)

OPEN, OPENAT, PRLIMIT, CLONE3, SOCKET = (2, NONE), (257, 56), (302, 261), (435, 435), (41, 198)
CLONE = (56, 220)
