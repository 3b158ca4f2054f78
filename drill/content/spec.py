"""The types of a problem's YAML. Everything is frozen; `load` has checked it before anyone sees it."""

from typing import Literal

import msgspec

from drill.text import Text

FORMAT = 1

Area = Literal[
    "attention",
    "losses",
    "normalisation",
    "decoding",
    "positions",
    "networks",
    "classical",
    "generative",
    "data",
]
Difficulty = Literal["easy", "medium", "hard"]
Framework = Literal["torch", "numpy", "python"]
WrongOutput = Literal[
    "zeros", "ones", "the-input", "the-answer-before", "half-precision", "friendly-eq"
]
DType = Literal["float16", "float32", "float64"]

# A size: a number, the name of a dim, or an expression of dims such as `H * D`.
Size = int | str
# Where in a document something is: keys and list indices from the root.
Where = tuple[str | int, ...]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """The base of every type here: a key that is not a field is an error."""


class Input(Strict, frozen=True):
    """How one argument is made. Exactly one of the kinds (the fields down to `callable`) is given.

    normal:     shape; independent standard normal values, times `scale`, plus `shift`
    uniform:    shape; values in [low, high)
    integers:   shape; int64 in [low, high), where both may be sizes
    attendable: shape of a boolean mask, True = may attend, at least one True in every row
    size:       an integer: the value of a size or an expression of sizes
    choose:     one of the listed plain values
    generate:   the name of a function `(rng, sizes, made)` in the problem's Python file, which
                returns the value; `made` holds the inputs before it
    callable:   the name of such a function that returns a callable; the callable stays in the
                judge, its calls are recorded and are part of the answer
    low, high:  of uniform and integers: 0 and `high`, which has to be given
    scale:      factor of normal values
    shift:      added to normal values
    """

    normal: list[Size] | None = None
    uniform: list[Size] | None = None
    integers: list[Size] | None = None
    attendable: list[Size] | None = None
    size: Size | None = None
    choose: list[bool | int | float | str | None] | None = None
    generate: str | None = None
    callable: str | None = None
    low: Size | float | None = None
    high: Size | float | None = None
    scale: float = 1.0
    shift: float = 0.0


INPUT_KINDS = (
    "normal",
    "uniform",
    "integers",
    "attendable",
    "size",
    "choose",
    "generate",
    "callable",
)


class Case(Strict, frozen=True):
    """One situation that is tested: what differs from the problem's usual inputs.

    name:      what a candidate reads of it
    init, inputs: arguments added or made otherwise here; null leaves an option to its default
    dims:      ranges that are narrower or wider here
    dtypes:    the floating types of the inputs, where they are not the problem's
    scales:    factors of the normal inputs that are tried as well; null means the problem's
    gradients: whether gradients are compared; null means yes where the problem names any
    again:     whether the entry is called again after other inputs; needless where the exercise calls
               only entries that it builds itself, or where another case differs in a constant only
    """

    name: Text
    init: dict[str, Input | None] = {}
    inputs: dict[str, Input | None] = {}
    dims: dict[str, tuple[int, int]] = {}
    dtypes: list[DType] | None = None
    scales: list[float] | None = None
    gradients: bool | None = None
    again: bool = True


class Edit(Strict, frozen=True):
    """A change of the reference's text: the one occurrence of `replace` becomes `by`.

    replace: what occurs once in it
    by:      what stands there then
    """

    replace: str
    by: str


class Mistake(Strict, frozen=True):
    """A misunderstanding that candidates have, as edits of the reference that make it.

    id:   what `verify` calls it
    says: what the candidate's code does, and what that leads to
    edit: what makes the mistake of the reference; of several edits, one after another
    kind: what is wrong with it: the answer, or only its cost
    """

    id: str
    says: Text
    edit: Edit | list[Edit]
    kind: Literal["answer", "cost"] = "answer"

    @property
    def edits(self) -> list[Edit]:
        return [self.edit] if isinstance(self.edit, Edit) else self.edit


class Equivalent(Strict, frozen=True):
    """A mutant of the reference that is right all the same, and why.

    mutant: its name, as `verify` prints it
    why:    the reason, for who reads the file
    """

    mutant: str
    why: str


class Measured(Strict, frozen=True):
    """What is measured, where it differs from the problem's usual inputs.

    init, inputs: arguments added or made otherwise, null for one that is left out
    """

    init: dict[str, Input | None] = {}
    inputs: dict[str, Input | None] = {}


class TimeLimit(Strict, frozen=True):
    """The time of a call, in times the reference's.

    dims:    sizes at which the reference takes about 5 ms
    at_most: times the reference's time, 3 or more
    over:    the sizes that `drill bench` varies
    """

    dims: dict[str, int]
    at_most: float
    over: list[str]


class GrowthLimit(Strict, frozen=True):
    """The power of one size with which the cost may grow.

    over:    the sizes that grow together, usually one
    what:    what there is more of then, for messages: features, past tokens
    sizes:   the smallest and the largest size
    dims:    the sizes that do not grow
    at_most: the exponent: 1 for a cost linear in the size
    """

    over: str | list[str]
    what: Text
    sizes: tuple[int, int]
    dims: dict[str, int]
    at_most: float

    @property
    def names(self) -> list[str]:
        return [self.over] if isinstance(self.over, str) else self.over


class MemoryLimit(Strict, frozen=True):
    """The memory of a call beyond its inputs.

    dims:    the sizes at which it is measured
    at_most: times what the reference needs, 3 or more
    """

    dims: dict[str, int]
    at_most: float


class Problem(Strict, frozen=True):
    """A problem: everything that a person reads or that the judge is told.

    format:       1
    id:           the file's name
    title:        a few words, for lists
    area:         what it is listed under
    difficulty:   for one who knows the subject
    minutes:      what an interviewer would give
    framework:    what the judge imports
    statement:    what an interviewer says; the signatures as code
    entry:        the name, or names, that a submission defines
    stub:         what the candidate starts from; shows the signatures that are called
    dims:         the range of every symbolic size
    where:        conditions that sizes keep, such as `K <= N`
    init, inputs: how the arguments of the constructor and of the call are made, by their names in
                  the stub
    cases:        the situations that are tried
    mistakes:     misunderstandings that candidates have, at least five
    hints:        three: a nudge, the idea, nearly the code
    asked:        which interviews ask it
    follow_ups:   ids of oral cards: what is asked next
    returns:      the names of the items of the returned tuple, for messages
    gradients:    inputs whose gradients are compared; those of a module's parameters always are
    dtypes:       the floating types of the inputs; float32 and float64 unless given
    scales:       factors of all normal inputs that are tried as well; 1e-3 and 1e3 unless given
    weight_scale: of a module's random weights
    initial:      values that fresh parameters have, by name
    strided:      whether non-contiguous inputs are tried
    forbidden:    dotted names of what would do the whole job
    harmless:     wrong outputs of `verify` that change nothing here
    equivalents:  mutants of the reference that are right, each with the reason
    measured:     the call whose cost is limited, where it is not the usual one
    time:         how long an answer may take, in times the reference's
    growth:       the power of one size with which the cost may grow
    memory:       how much memory an answer may need, in times what the reference needs
    processes:    whether a submission may start other processes
    requires:     ids of problems that are better solved before
    calls:        callable inputs that may not be called more often than the reference calls them
    """

    format: int
    id: str
    title: Text
    area: Area
    difficulty: Difficulty
    minutes: int
    framework: Framework
    statement: Text
    entry: str | list[str]
    stub: str
    inputs: dict[str, Input]
    cases: list[Case]
    mistakes: list[Mistake]
    hints: list[Text]
    asked: list[Text]
    dims: dict[str, tuple[int, int]] = {}
    where: list[str] = []
    init: dict[str, Input] = {}
    returns: list[str] = []
    gradients: list[str] = []
    dtypes: list[DType] = msgspec.field(default_factory=lambda: ["float32", "float64"])
    scales: list[float] = msgspec.field(default_factory=lambda: [1e-3, 1e3])
    weight_scale: float = 1.0
    initial: dict[str, float] = {}
    strided: bool = True
    forbidden: list[str] = []
    harmless: list[WrongOutput] = []
    equivalents: list[Equivalent] = []
    follow_ups: list[str] = []
    requires: list[str] = []
    measured: Measured = msgspec.field(default_factory=Measured)
    time: TimeLimit | None = None
    growth: GrowthLimit | None = None
    memory: MemoryLimit | None = None
    calls: list[str] = []
    processes: bool = False

    @property
    def limited(self) -> bool:
        """Whether the cost of an answer is measured."""
        return bool(self.time or self.growth or self.memory)

    @property
    def entries(self) -> list[str]:
        """The names that a submission must define, in the stub's order."""
        return [self.entry] if isinstance(self.entry, str) else self.entry
