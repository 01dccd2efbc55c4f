# fmt: off
"""Say whether a Letterlock evidence pack is whole: python3 verify.py PACK TRUST... (3.8 or later).

TRUST is a file that did NOT come with the pack, or its lines: register=NAME+ID+KEY (who signs the
tree), witness=NAME+ID+KEY, need=HOW-MANY-WITNESSES, log=NAME (of a log that you know otherwise).
"""
# ruff: noqa: ANN001, ANN201, C901, D103, E401, E741, I001, INP001, N806, PLR0912, PLR2004, T201
import json, sys
from base64 import b64decode, urlsafe_b64encode
from hashlib import sha256, sha512
from pathlib import Path
P, Q = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493  # Ed25519: RFC 8032, 5.1
D = -121665 * pow(121666, P - 2, P) % P
def add(a, b):
    A, B = (a[1] - a[0]) * (b[1] - b[0]), (a[1] + a[0]) * (b[1] + b[0])
    C, Z = 2 * a[3] * b[3] * D, 2 * a[2] * b[2]
    E, F, G, H = (B - A) % P, (Z - C) % P, (Z + C) % P, (B + A) % P
    return E * F % P, G * H % P, F * G % P, E * H % P
def times(n, a):
    return add(times(n // 2, add(a, a)), a if n % 2 else (0, 1, 1, 0)) if n else (0, 1, 1, 0)
def point(raw):
    y, odd = int.from_bytes(raw, "little") & ((1 << 255) - 1), raw[31] >> 7
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if x * x % P == xx else x * pow(2, (P - 1) // 4, P) % P
    if len(raw) != 32 or y >= P or x * x % P != xx or (x == 0 and odd):
        raise ValueError("what should be a key or a signature is none")
    return (x, y, 1, x * y % P) if x % 2 == odd else (P - x, y, 1, (P - x) * y % P)
def signed(key, told, signature):
    s, h = int.from_bytes(signature[32:], "little"), sha512(signature[:32] + key + told).digest()
    k = int.from_bytes(h, "little") % Q
    l, r = times(s, point(b"X" + b"f" * 31)), add(point(signature[:32]), times(k, point(key)))
    same = (l[0] * r[2] - r[0] * l[2]) % P == 0 == (l[1] * r[2] - r[1] * l[2]) % P
    return len(signature) == 64 and s < Q and same

def sealed(key, kind, body, signature):  # by a log's key, in DSSE's encoding
    told = b"DSSEv1 %d application/vnd.letterlock.%s %d " % (27 + len(kind), kind, len(body))
    return signed(key, told + body, signature)

def opened(note, trust):  # a checkpoint's size and root, when it is signed as the trust wants
    text, _, lines = note.decode().rpartition("\n\n")
    (origin, size, top), seen, told = text.split("\n")[:3], set(), text.encode() + b"\n"
    for name, raw in ((one.split()[1], b64decode(one.split()[2])) for one in lines.splitlines()):
        at = b"cosignature/v1\ntime %d\n" % int.from_bytes(raw[4:12], "big")
        for kind, _, _, key in (one for one in trust if one[1:3] == [name, raw[:4].hex()]):
            how = (at + told, raw[12:]) if kind == "witness" else (told, raw[4:])
            if not signed(b64decode(key)[1:], *how):
                raise ValueError("a signature under the checkpoint is false")
            seen.add(key if kind == "witness" else name)
    if origin not in seen or len(seen) <= max([0] + [int(n[1]) for n in trust if n[0] == "need"]):
        raise ValueError("the register, or enough witnesses, did not sign the checkpoint")
    return int(size), b64decode(top)

def root(told, place, size, hashes):  # RFC 6962, 2.1.1
    if size < 2 or any(len(one) != 32 for one in hashes):
        return told if (place, size, hashes) == (0, 1, []) else b"none"
    half = 1 << (size - 1).bit_length() - 1
    right = root(told, place - half, size - half, hashes[:-1]) if place >= half else hashes[-1]
    left = hashes[-1] if place >= half else root(told, place, half, hashes[:-1])
    return sha256(b"\1" + left + right).digest()

def check(files, trust, notes):  # everything that is wrong with a pack; what else to know
    pack, keys, leaves, trees = json.loads(files["pack.json"]), {}, {}, {}
    vouched = {a[1] for a in trust if {"log": 1, "need": 0, "witness": 0, "register": 0}[a[0]]}
    for name in sorted((set(files) | set(pack["files"])) - {"pack.json", "pack.sig"}):
        if name not in files or sha256(files[name]).hexdigest() != pack["files"].get(name):
            yield f"{name!a} is missing, was changed, or does not belong here"
    for name, leaf in sorted(one for one in files.items() if one[0].endswith(".leaf")):
        body = json.loads(leaf[64:])
        log, seq = body["log"], body["seq"]
        key = b64decode(body["key"]["pub"]) if seq == 1 else keys.get(log, b"")
        if sha256(b"letterlock/log/v1\n\1" + key).hexdigest()[:32] != log or (log, seq) in leaves:
            yield f"{name!a} is of a log whose first entry is not here, or is here twice"
        elif not sealed(key, b"entry.v1+json", leaf[64:], leaf[:64]):
            yield f"{name!a} is not signed by the key of its log"
        keys[log], leaves[log, seq] = key, (leaf, body)
        for line in files.get(name[:-5] + ".disclosed", b"").splitlines():
            if urlsafe_b64encode(sha256(line).digest()).decode()[:43] not in body["sd"]:
                yield f"{name!a} did not promise what is disclosed beside it"
        head, _, note = files.get(name[:-5] + ".tlog-proof", b"").partition(b"\n\n")
        if note and "register" in (one[0] for one in trust):
            size, top = trees[note] = trees.get(note) or opened(note, trust)
            place, *hashes = head.decode().split("\n")[1:]
            own, hashes = sha256(b"\0" + leaf).digest(), list(map(b64decode, hashes))
            if root(own, int(place[6:]), size, hashes) != top or len(trees) > 1:
                yield f"{name!a} does not stand in the one tree where its proof says"
            elif body["actor"] == "register" and "enrolled" in body:
                vouched.add(body["enrolled"]["log"])
            elif body["actor"] == "register" and seq > 1:
                notes += [f"the register: {body['act']} {body.get('revoked') or body['forked']!a}"]
    by, held = pack["log"], {(one["log"], one["seq"]): one["hash"] for one in pack["withheld"]}
    told, act = files["pack.json"], leaves[by, pack["exported"]["seq"]][1]["act"]
    if act != "export" or not sealed(keys[by], b"pack.v2+json", told, files["pack.sig"]):
        yield "pack.json is not signed by the log that it names, or not recorded there"
    for log in {by, *(one["log"] for one in pack["ranges"])} - vouched:
        yield f"nobody whom you trust vouches for log {log!a}"
    for one in pack["ranges"]:
        before = None
        for seq in range(one["first"], min(one["last"], one["first"] + 10**6) + 1):
            leaf, body = leaves.get((one["log"], seq), (b"", {}))
            own = sha256(b"\0" + leaf).hexdigest() if leaf else held.get((one["log"], seq))
            if own is None or (leaf and before not in (None, body["prev"])):
                yield f"entry {seq} of log {one['log']!a} is missing, or not after the one before"
            before = own
        if before != one["head"]:
            yield f"the last entry of log {one['log']!a} is not the one that is named"

if __name__ == "__main__":
    try:
        told = [Path(a).read_text("utf-8-sig") if Path(a).exists() else a for a in sys.argv[2:]]
        trust, notes = [a.replace("=", "+", 1).split("+", 3) for a in " ".join(told).split()], []
        files = {one.name: one.read_bytes() for one in Path(sys.argv[1]).iterdir()} if trust else {}
        wrong = list(check(files, trust, notes)) if trust else [__doc__]
        shown = {} if wrong else json.loads(files["pack.json"])
        notes += [f"{one}: {shown[one]!a}" for one in shown if one != "files"]
        print(*([] if wrong else notes), sep="\n")
    except Exception as error:  # noqa: BLE001 - whatever it is, the pack does not hold
        wrong = [f"it cannot be read: {error!a}"]
    print(*wrong, "It does not hold." if wrong else "It holds.", sep="\n")
    sys.exit(bool(wrong))
