"""Calls about the tree, for anybody: checkpoints, tiles and proofs, as C2SP writes them."""

import re
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from checker.audit.tiles import NotATileError, read_path
from checker.protocol.messages import Entries
from checker.register.calls import BYTES, TEXT, Call, told
from checker.register.office import Office, counted_from
from checker.register.refusals import NotThere

_LEAF: Final = re.compile(r"[0-9a-f]{64}")
_FOR_EVER: Final = {"Cache-Control": "public, max-age=31536000, immutable"}
_FRESH: Final = {"Cache-Control": "no-cache"}


def about_the_tree(office: Office) -> tuple[Call, ...]:
    """Give the calls about the tree."""

    async def checkpoint(_: Request) -> Response:
        """Give the newest signed checkpoint."""
        note = await office.ask(office.store.checkpoint)
        return Response(note, headers=_FRESH, media_type=TEXT)

    async def tile(request: Request) -> Response:
        """Give a tile of hashes, or of entries."""
        try:
            wanted = read_path("tile/{level}/{tile}".format_map(request.path_params))
        except NotATileError as error:
            raise NotThere from error
        # A route's pattern ends before a last line end too: that would be a second name.
        if not request.scope["path"].endswith(wanted.path):
            raise NotThere
        held = await office.ask(office.store.tile, wanted)
        return Response(held, headers=_FOR_EVER, media_type=BYTES)

    async def proof(request: Request) -> Response:
        """Give the proof that an entry stands in the tree."""
        leaf: str = request.path_params["leaf"]
        if not _LEAF.fullmatch(leaf):
            raise NotThere
        held = await office.ask(office.store.proof, leaf)
        return Response(held, headers=_FRESH, media_type=TEXT)

    async def own(request: Request) -> Response:
        """Give what the register itself said: its own log, in order."""
        start = max(counted_from(request), 1)
        log = office.keys.log
        return told(await office.ask(office.store.entries, log, start=start, reader=log))

    return (
        Call(
            method="GET",
            path="/v1/register/entries",
            says="The register's own log: whose logs it knows, and which it closed",
            handler=own,
            gives={200: Entries},
            problems=(404,),
            signed_in=False,
            counted_from=True,
        ),
        Call(
            method="GET",
            path="/checkpoint",
            says="The newest checkpoint: a signed note",
            handler=checkpoint,
            gives={200: TEXT},
            problems=(404,),
            signed_in=False,
        ),
        Call(
            method="GET",
            path="/tile/{level}/{tile:path}",
            says="A tile of hashes, or (level `entries`) of leaves",
            handler=tile,
            gives={200: BYTES},
            problems=(404,),
            signed_in=False,
        ),
        Call(
            method="GET",
            path="/v1/proof/{leaf}",
            says="The proof that an entry stands in the tree",
            handler=proof,
            gives={200: TEXT},
            problems=(404,),
            signed_in=False,
        ),
    )
