"""The walk through an RTF file, mark by mark, group by group."""

from typing import Protocol

from checker.model import Concealment, Gap, Part
from checker.reading.asking import Pictured
from checker.reading.docx.fields import says_something
from checker.reading.docx.paragraph import Where
from checker.reading.docx.sheet import Piece, Sheet
from checker.reading.docx.styles import Face, Shape
from checker.reading.refusal import Unreadable, damaged
from checker.reading.rtf import codes, looks
from checker.reading.rtf.destinations import SYMBOLS, UNIT, WRITTEN
from checker.reading.rtf.looks import Block
from checker.reading.rtf.state import State
from checker.reading.rtf.story import CellLook, Story
from checker.reading.rtf.tokens import Kind, Token, tokens
from checker.words import say

MOST_DEEP = 2_000
_HIGH, _LOW, _PAST = 0xD800, 0xDC00, 0xE000
_OF_DIGITS = frozenset(("objdata", "pict", "datastore"))
_LINE_ENDS = str.maketrans({"\r": " ", "\u0085": "\n", "\u2028": "\n", "\u2029": "\n"})
_PAGE_WORDS = {"ansi": codes.USUAL, "mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_CELL_MERGES = frozenset(("clvmrg", "clmrg"))


class Doors(Protocol):
    """What the walk asks of those who know each group: they know the walk, and not it them."""

    def enter(self, walk: "Walk", word: str, *, starred: bool) -> bool:
        """Enter the destination that a word names; say whether it named one."""

    def loose_bytes(self, walk: "Walk", data: bytes) -> None:
        """Take bytes that stand where none belong."""

    def sight(
        self, walk: "Walk", text: str, face: Face, state: State
    ) -> tuple[Concealment | None, tuple[int, ...], str]:
        """Say why a text is not seen, which marks it carries, and who took it out."""


class Walk:
    """One file's walk: what it has learnt of the file, and where it writes what it sees."""

    def __init__(self, sheet: Sheet, doors: Doors) -> None:
        """Take the sheet to write on, and whom to ask at each group."""
        self.sheet = sheet
        self._doors = doors
        self.pictures: list[Pictured] = []
        self.colours: tuple[str, ...] = ()
        self.authors: list[str] = []
        self.edges: list[tuple[str, Story]] = []
        """The headers and footers, with the words that began them."""
        self.notes: list[Story] = []
        self.comments: list[Story] = []
        self.words: set[str] = set()
        """The words by which the file says of itself how its pages are made."""
        self.usual_gap = 0.0
        self.older_copies: list[str] = []
        """What older programs show for the shapes."""
        self.page_colour = ""
        self.property_name = ""
        self.comment_author = ""
        self.comment_initials = ""
        self.form: dict[str, int] = {}
        self.choices: list[str] = []
        self.field_result = ""
        """What a form field shows of its own accord."""
        self.ended = False
        self._shapes: dict[Block, Shape] = {}
        self._tables = 0
        self._fonts: dict[int, str] = {}
        self._font = 0
        self._code = codes.USUAL
        self._usual_font = 0
        self._bytes = bytearray()
        self._high = 0
        self._skip = 0
        self._starred = False
        self._stack: list[State] = []
        self.body = self.new_story(Where(part=Part.BODY))
        self.state = State(
            story=self.body, run=looks.PLAIN, block=looks.USUAL, code=codes.USUAL, skipped=True
        )

    def new_story(self, where: Where) -> Story:
        """Begin a story."""
        return Story(self.sheet, where, self._new_table)

    def show(self, data: bytes, gap: Gap) -> None:
        """Keep a picture, with the gap that stands for its words."""
        self.pictures.append(Pictured(data, gap))

    def run(self, data: bytes) -> None:
        """Walk a file from its first brace to its last."""
        for token in tokens(data):
            if self.ended:
                self._after_the_end(data[token.at :])
                break
            self._take(token)
        while self._stack:
            if not self.ended:
                why = say("The file ends too early: it is cut short or damaged.")
                self.sheet.gap("unread.damaged", why, Part.BODY)
                self.ended = True
            self._close()
        if not self.ended:
            raise damaged()
        self.body.end(self.shape(looks.USUAL), 0)

    def shape(self, block: Block) -> Shape:
        """Give the look of a paragraph in the words that every text format shares."""
        if block not in self._shapes:
            self._shapes[block] = block.shape(self.colours)
        return self._shapes[block]

    def author(self, number: int) -> str:
        """Give the name of one who changed the text."""
        told = self.authors[number] if 0 <= number < len(self.authors) else ""
        return "" if told == "Unknown" else told

    def _new_table(self) -> int:
        self._tables += 1
        return self._tables - 1

    def _after_the_end(self, rest: bytes) -> None:
        if rest.strip(b"\0 \t\r\n\x1a}"):
            why = say("The file holds bytes after its end, which were not read.")
            self.sheet.gap("unread.unsupported", why, Part.OTHER)

    def _take(self, token: Token) -> None:
        kind = token.kind
        if kind in (Kind.TEXT, Kind.HEX):
            data = token.data
            if self._skip:
                data, self._skip = data[self._skip :], max(0, self._skip - len(data))
            self._bytes += data
            return
        self._flush()
        if kind is Kind.WORD:
            self._word(token.word, token.number)
        elif kind is Kind.OPEN:
            self._open()
        elif kind is Kind.CLOSE:
            self._close()
        elif kind is Kind.SYMBOL:
            self._symbol(token.word)
        else:
            self._binary(token.data)

    def _open(self) -> None:
        self._skip = 0
        self._starred = False
        if len(self._stack) >= MOST_DEEP:
            raise Unreadable("unread.damaged", say("The file is nested too deeply to be read."))
        self._stack.append(self.state)
        inner = self.state.inner()
        if self.state.skip_next_group:
            self.state.skip_next_group = False
            inner.skipped = True
        elif inner.into is not None and not inner.skipped:
            inner.into.pieces.append(UNIT)
        if len(self._stack) == 1:
            inner.skipped = False
        self.state = inner

    def _close(self) -> None:
        self._skip = 0
        self._starred = False
        if not self._stack:
            return
        if self.state.own_story:
            self.state.story.end(self.shape(self.state.block), self.depth())
        done = self.state.done
        self.state = self._stack.pop()
        if done is not None:
            done()
        self.ended = self.ended or not self._stack

    def _word(self, word: str, number: int | None) -> None:
        if word == "bin":
            return
        if self._skip:
            self._skip -= 1
            return
        if word == "u" and number is not None:
            self._unicode(number)
            return
        starred, self._starred = self._starred, False
        if self.state.skipped:
            return
        if self._doors.enter(self, word, starred=starred):
            return
        self._set(word, number)

    def _set(self, word: str, number: int | None) -> None:
        """Take what a word sets, or writes, in the group that it stands in."""
        state = self.state
        if word in WRITTEN:
            self.say(WRITTEN[word])
        elif word in ("par", "sect"):
            self._paragraph_ends()
        elif (run := looks.run_after(state.run, word, number)) is not None:
            state.run = run
            if word == "plain":
                state.code = self._code_of(self._usual_font)
        elif (block := looks.block_after(state.block, word, number)) is not None:
            state.block = block
            state.style = 0 if word == "pard" else state.style
        elif not self._set_code(word, number) and not self._set_table(word, number):
            self._note(word, number)

    def _set_code(self, word: str, number: int | None) -> bool:
        """Take what a word says of fonts and code pages."""
        state = self.state
        if word == "uc":
            state.after_unicode = max(0, min(number or 0, 100))
        elif word == "f" and number is not None:
            if state.named == "fonttbl":
                self._font = number
            else:
                state.code = self._code_of(number)
        elif word in ("fcharset", "cpg") and state.named == "fonttbl":
            of = codes.of_charset if word == "fcharset" else codes.of_page
            self._fonts[self._font] = of(number or 0) or self._code
        elif word == "deff":
            self._usual_font = number or 0
        elif word == "ansicpg":
            self._code = state.code = codes.of_page(number or 0)
        elif word in _PAGE_WORDS:
            self._code = state.code = _PAGE_WORDS[word]
        else:
            return False
        return True

    def _code_of(self, font: int) -> str:
        return self._fonts.get(font, self._code)

    def _set_table(self, word: str, number: int | None) -> bool:
        """Take what a word says of tables."""
        if not word.startswith(("cl", "cell", "row", "nest", "tr")):
            return False
        story, depth = self.state.story, max(1, self.depth())
        if word in ("cell", "nestcell"):
            depth = max(2, depth) if word == "nestcell" else 1
            story.end_paragraph(self.shape(self.state.block), depth)
            story.end_cell(depth)
        elif word in ("row", "nestrow"):
            story.end_row(max(2, depth) if word == "nestrow" else 1)
        elif word == "trowd":
            table = story.table(max(2, depth) if self.state.named == "nesttableprops" else depth)
            table.looks, table.next_look, table.height = [], CellLook(), 0
        elif not story.tables:
            return word.startswith(("cl", "tr"))
        else:
            self._set_cell(word, number or 0, story, depth)
        return True

    def _set_cell(self, word: str, number: int, story: Story, depth: int) -> None:
        table = story.tables.get(depth) or story.tables[max(story.tables)]
        look = table.next_look
        if word == "cellx":
            table.looks.append(look)
            table.next_look = CellLook()
        elif word in _CELL_MERGES:
            look.merged = True
        elif word == "clcbpat":
            look.ground = number
        elif word == "clcfpat":
            look.fore = number
        elif word == "clshdng":
            look.shading = number
        elif word == "trrh":
            table.height = number

    def _note(self, word: str, number: int | None) -> None:
        """Keep what a word says of the whole file, a shape, an object or a form field."""
        state = self.state
        if word in ("facingp", "titlepg", "viewbksp"):
            self.words.add(word)
        if state.named == "colortbl" and word in ("red", "green", "blue") and state.into:
            state.into.pieces.append(f"{(number or 0) & 0xFF},")
        elif state.named == "formfield" or word in ("ffres", "ffdefres", "fftype"):
            self.form[word] = number or 0
        elif word in ("s", "cs", "ds", "ts"):
            state.style = number or 0
            if word != "s":
                state.style = -1
        elif state.drawn is not None:
            state.drawn.numbers.setdefault(word, 1 if number is None else number)
        elif state.built is not None:
            state.built.words.add(word)

    def _symbol(self, sign: str) -> None:
        if self._skip:
            self._skip -= 1
        elif sign == "*":
            self._starred = True
        elif sign in "\r\n":
            self._paragraph_ends()
        elif sign in SYMBOLS:
            self.say(SYMBOLS[sign])

    def _unicode(self, number: int) -> None:
        """Take a letter by its number; those beyond the first 65,536 come as two halves."""
        self._skip = self.state.after_unicode
        code = number & 0xFFFF if number < 0 else min(number, 0x10FFFF)
        if _HIGH <= code < _LOW:
            self._high = code
            return
        if _LOW <= code < _PAST:
            high, self._high = self._high, 0
            if not high:
                return
            code = 0x10000 + ((high - _HIGH) << 10) + (code - _LOW)
        self.say(chr(code))

    def _flush(self) -> None:
        """Say the bytes that were gathered, in the letters of their code page."""
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        self.state.fresh = False
        if self.state.skipped:
            return
        if self.state.into is not None and self.state.into.name in _OF_DIGITS:
            self.state.into.pieces.append(data.decode("latin-1"))
            return
        self.say(codes.decoded(data, self.state.code))

    def _binary(self, data: bytes) -> None:
        self._skip = 0
        state = self.state
        if state.into is not None and state.into.name in _OF_DIGITS:
            state.into.raw += data
        elif data.strip(b"\0"):
            self._doors.loose_bytes(self, data)

    def depth(self) -> int:
        """Say how deep in tables the walk stands."""
        block = self.state.block
        return max(block.depth, 1) if block.in_table else 0

    def _paragraph_ends(self) -> None:
        state = self.state
        if state.skipped:
            return
        if state.into is not None:
            state.into.pieces.append("\n")
        elif state.named not in ("fonttbl", "stylesheet"):
            state.story.end_paragraph(self.shape(state.block), self.depth())

    def say(self, text: str) -> None:
        """Take a text at the place where the walk stands."""
        state = self.state
        if state.skipped or not text:
            return
        if state.into is not None:
            state.into.pieces.append(text)
        elif state.named == "stylesheet":
            if state.style == 0:
                self.usual_gap = (state.block.before + state.block.after) / 20
        elif state.named != "fonttbl":
            self._write(codes.plain_signs(text.translate(_LINE_ENDS)), state)

    def _write(self, text: str, state: State) -> None:
        story = state.story
        if not story.fields.showing and not says_something(text):
            return
        face = state.run.face(self.colours)
        hidden, marks, author = self._doors.sight(self, text, face, state)
        story.fields.take(text)
        if state.named == "fldrslt":
            self.field_result += text
        story.paragraph.tracked = story.paragraph.tracked or bool(story.changes)
        story.paragraph.pieces.append(
            Piece(
                text=text,
                hidden=hidden,
                part=Part.DELETED if hidden is Concealment.DELETED else story.where.part,
                author=author or story.where.author,
                marks=(*story.where.marks, *story.fields.marks, *marks),
                size=face.size or 0.0,
                bold=bool(face.bold),
                italic=bool(face.italic),
                ink=face.ink or "",
            )
        )
