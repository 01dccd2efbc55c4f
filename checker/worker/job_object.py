"""Windows: hold a process to its memory and its time, and end it when its parent ends."""

import subprocess  # noqa: TC003 - kept beside the other imports
import sys
from typing import Final

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    SUSPENDED: Final = 0x4
    """How a process is started that is to be held before it does anything."""
    _EXTENDED, _UI = 9, 4
    _PROCESS_TIME, _ACTIVE, _PROCESS_MEMORY, _JOB_MEMORY = 0x2, 0x8, 0x100, 0x200
    _NO_BOX_WHEN_IT_CRASHES, _ENDS_WITH_PARENT = 0x400, 0x2000
    _NO_USE_OF_THE_DESKTOP = 0xFF
    _TICKS_A_SECOND = 10_000_000

    class _Basic(ctypes.Structure):
        """JOBOBJECT_BASIC_LIMIT_INFORMATION."""

        _fields_ = (
            ("process_time", ctypes.c_int64),
            ("job_time", ctypes.c_int64),
            ("flags", wintypes.DWORD),
            ("least_set", ctypes.c_size_t),
            ("most_set", ctypes.c_size_t),
            ("active", wintypes.DWORD),
            ("affinity", ctypes.c_size_t),
            ("priority", wintypes.DWORD),
            ("scheduling", wintypes.DWORD),
        )

    class _Extended(ctypes.Structure):
        """JOBOBJECT_EXTENDED_LIMIT_INFORMATION."""

        _fields_ = (
            ("basic", _Basic),
            ("io", ctypes.c_uint64 * 6),
            ("process_memory", ctypes.c_size_t),
            ("job_memory", ctypes.c_size_t),
            ("peak_process", ctypes.c_size_t),
            ("peak_job", ctypes.c_size_t),
        )

    class Job:
        """The limits around one process; letting go of it ends the process."""

        def __init__(self, process: "subprocess.Popen[bytes]", memory: int, seconds: int) -> None:
            """Hold a suspended process to its limits, and let it go on.

            Raises:
                OSError: Windows refused.
            """
            kernel = ctypes.windll.kernel32
            kernel.CreateJobObjectW.restype = wintypes.HANDLE
            self._job = wintypes.HANDLE(kernel.CreateJobObjectW(None, None))
            limits = _Extended()
            limits.basic.flags = (_PROCESS_TIME | _ACTIVE | _PROCESS_MEMORY | _JOB_MEMORY) | (
                _NO_BOX_WHEN_IT_CRASHES | _ENDS_WITH_PARENT
            )
            limits.basic.process_time = seconds * _TICKS_A_SECOND
            # In a virtual environment python.exe is a small program that starts the real one.
            limits.basic.active = 1 if sys.prefix == sys.base_prefix else 2
            limits.process_memory = limits.job_memory = memory
            desktop = wintypes.DWORD(_NO_USE_OF_THE_DESKTOP)
            own = process._handle  # type: ignore[attr-defined]  # noqa: SLF001 - no other name
            handle = wintypes.HANDLE(int(own))
            held = (
                kernel.SetInformationJobObject(
                    self._job, _EXTENDED, ctypes.byref(limits), ctypes.sizeof(limits)
                )
                and kernel.SetInformationJobObject(self._job, _UI, ctypes.byref(desktop), 4)
                and kernel.AssignProcessToJobObject(self._job, handle)
            )
            if not held:
                process.kill()
                raise ctypes.WinError()
            ctypes.windll.ntdll.NtResumeProcess(handle)

        def memory(self) -> int:
            """Give the most memory that the process has held."""
            told = _Extended()
            ctypes.windll.kernel32.QueryInformationJobObject(
                self._job, _EXTENDED, ctypes.byref(told), ctypes.sizeof(told), None
            )
            return int(told.peak_job)

        def end(self) -> None:
            """End every process in it."""
            ctypes.windll.kernel32.TerminateJobObject(self._job, 1)
            ctypes.windll.kernel32.CloseHandle(self._job)

else:
    SUSPENDED: Final = 0

    class Job:
        """There are none elsewhere: a process limits itself, and its parent watches it."""

        def __init__(self, process: "subprocess.Popen[bytes]", memory: int, seconds: int) -> None:
            """Hold nothing."""

        def memory(self) -> int:
            """Say that it is not known here."""
            return 0

        def end(self) -> None:
            """Do nothing."""
