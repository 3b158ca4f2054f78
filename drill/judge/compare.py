"""Is the answer right? Pure functions of the expected and the given neutral values.

Right means: the same structure, dtype and shape, finite where it should be, and

    |a - e| <= tol · (|e| + RMS(e)) + a few roundings of the largest input

with e the reference's answer in float64. `tol` is the larger of a base for the dtype and a few times the
error that the problem itself imposes: what the reference errs by in that dtype, and what it moves by when
the inputs move by one rounding. Right answers lose digits where a problem is ill-conditioned, and must not
be rejected for it.
"""

import marshal
import math
from collections.abc import Callable
from typing import Any

import msgspec

from drill.judge.show import Finding, Grids, grid
from drill.judge.values import Array, Draws
from drill.judge.words import Place, describe, keys_differ
from drill.text import Text

# In torch a float32 constant such as sqrt(D) is no mistake in float64; numpy has none of its own.
BASE = {"float64": 1e-6, "float32": 2e-5, "float16": 1e-3, "bfloat16": 1e-2}
NUMPY_BASE = BASE | {"float64": 1e-9}
# Past these a comparison would say nothing, however ill-conditioned the input is.
CEILING = {"float64": 1e-3, "float32": 5e-2, "float16": 5e-2, "bfloat16": 5e-2}
EPSILON = {"float64": 2.0**-52, "float32": 2.0**-23, "float16": 2.0**-10, "bfloat16": 2.0**-7}
CONDITIONING = 8.0


class Standard(msgspec.Struct, frozen=True):
    """By what an answer is measured.

    expected:   the oracle's answer: the reference in float64
    typed:      the reference's answer in the dtype of the inputs: says types, dtypes and shapes
    moved:      the oracle's answers for inputs moved at random within one rounding of that dtype
    dtype:      the dtype of the inputs
    base:       the relative error that is always allowed, by dtype
    magnitude:  the largest absolute value among them
    finite_only: compare types, shapes, and where values are finite, but no values
    """

    expected: Any
    typed: Any
    moved: list[Any]
    dtype: str
    base: dict[str, float] = msgspec.field(default_factory=lambda: BASE)
    magnitude: float = 0.0
    finite_only: bool = False

    @property
    def utmost(self) -> "Standard":
        """The same with the largest tolerance that is ever allowed."""
        return msgspec.structs.replace(self, base=CEILING)


def compare(standard: Standard, answer: Any, names: list[str]) -> Finding | None:
    """The first difference between an answer and its standard, or None where it is right.

    Both are dicts of parts: `output`, `gradients`, `inputs`, …; `names` are those of the outputs.
    """
    if answer is standard.expected:  # of the oracle itself
        return None
    pooled = _pooled_scale(standard.expected.get("gradients", {}))
    for part in standard.expected:
        root = Place(part, names, pooled if part == "gradients" else None)
        # In the oracle's own type the other one says nothing more.
        typed = [] if standard.typed is standard.expected else [standard.typed]
        others = [tree[part] for tree in (*typed, *standard.moved)]
        if not isinstance(answer, dict) or part not in answer:
            return Finding(root.said(), Text(en="missing", zh="缺失"))
        expected = standard.expected[part]
        if _same_plain(expected, answer[part]):
            continue
        found = _Comparison(standard, part, answer[part]).tree(expected, others, answer[part], root)
        if found:
            return found
    return None


def _same_plain(e: Any, a: Any) -> bool:
    """Whether both are the same, and of nothing but plain values: seen fifty times as fast.

    The bytes tell 1, 1.0 and True apart, and the order of a dict, which then is looked at closely.
    """
    try:
        return marshal.dumps(e, 0) == marshal.dumps(a, 0)
    except ValueError:  # an array among them, or too deep
        return False


class _Comparison:
    """Walks the expected and the given tree side by side."""

    def __init__(self, standard: Standard, part: str, answer: Any) -> None:
        self.standard = standard
        self.part = part
        # Whether what is right is of the type that is asked for.
        self.plain = standard.typed is standard.expected
        # Where none arrives at all, there is no graph: `backward()` would raise.
        gradients = answer if part == "gradients" and isinstance(answer, dict) else {}
        self.has_graph = any(gradient is not None for gradient in gradients.values())
        self._known_limits: dict[str, _Limits] = {}

    def _limits(self, dtype: str) -> "_Limits":
        """How far values of this dtype may be off: found once for all arrays of a part."""
        if dtype not in self._known_limits:
            self._known_limits[dtype] = _Limits.of(self.standard, dtype, self.part)
        return self._known_limits[dtype]

    def tree(self, e: Any, others: list[Any], a: Any, place: Place) -> Finding | None:
        """Compare `a` with `e`; `others` are the typed and the moved answers at that place."""
        if isinstance(e, Draws):
            return self._draws(e, a, place)
        if isinstance(e, list | tuple):
            return self._sequence(e, others, a, place)
        if isinstance(e, dict):
            return self._mapping(e, others, a, place)
        if isinstance(e, Array):
            return self._array(e, others, a, place)
        if isinstance(e, float):
            return self._number(e, others, a, place)
        if type(a) is not type(e):
            return _wrong_type(place, e, a)
        if a != e:
            return Finding(place.said(), Text(en="not equal", zh="不相等"), _both(e, a))
        return None

    def _sequence(self, e: Any, others: list[Any], a: Any, place: Place) -> Finding | None:
        # A list for a tuple unpacks alike: no caller would notice.
        if not isinstance(a, list | tuple):
            return _wrong_type(place, e, a)
        if len(a) != len(e):
            return Finding(
                place.said(),
                Text(
                    en=f"expected {len(e)} items, got {len(a)}",
                    zh=f"应为 {len(e)} 项，实际为 {len(a)} 项",
                ),
                _both(e, a),
            )
        for i in range(len(e)):
            inner = [_item(other, i, e) for other in others]
            found = self.tree(e[i], inner, a[i], place.at(i))
            if found:
                return found
        return None

    def _mapping(self, e: Any, others: list[Any], a: Any, place: Place) -> Finding | None:
        if not isinstance(a, dict):
            return _wrong_type(place, e, a)
        if e.keys() != a.keys():
            missing = [key for key in e if key not in a]
            extra = [key for key in a if key not in e]
            return Finding(place.said(), keys_differ(missing, extra), _both(e, a))
        for key in e:
            inner = [_item(other, key, e) for other in others]
            found = self.tree(e[key], inner, a[key], place.at(key))
            if found:
                return found
        return None

    def _array(self, e: Array, others: list[Any], a: Any, place: Place) -> Finding | None:
        if self.plain and isinstance(a, Array) and _identical(e, a):
            return None
        if a is None and self.part == "gradients":
            if self.has_graph and not e.data.any():
                return None
            return Finding(place.said(), Text(en="none arrives", zh="没有传到"))
        if not isinstance(a, Array) or (a.kind != e.kind and "tensor" in (a.kind, e.kind)):
            return _wrong_type(place, e, a)
        typed = others[0] if others else e
        wanted = typed if isinstance(typed, Array) else e
        if a.shape != e.shape:
            says = Text(
                en=f"expected shape {_shape(e)}, got {_shape(a)}",
                zh=f"形状应为 {_shape(e)}，实际为 {_shape(a)}",
            )
            return Finding(place.said(), says)
        if a.dtype != wanted.dtype:
            says = Text(
                en=f"expected dtype {wanted.dtype}, got {a.dtype}",
                zh=f"dtype 应为 {wanted.dtype}，实际为 {a.dtype}",
            )
            return Finding(place.said(), says)
        from drill.judge import arrays

        if self.part == "inputs":
            return arrays.unchanged(place, wanted, a)
        # What is shown of it is of the type that is asked for, not of the oracle's.
        e = Array(e.kind, wanted.dtype, e.data)
        known = [wanted, *(o for o in others[1:] if isinstance(o, Array) and o.shape == e.shape)]
        limits = self._limits(a.dtype)
        return arrays.close(place, e, known, a, limits, place.pooled)

    def _number(self, e: float, others: list[Any], a: Any, place: Place) -> Finding | None:
        """A Python float: any real scalar will do."""
        value = float(a.data) if isinstance(a, Array) and not a.shape and a.floating else a
        if isinstance(value, bool) or not isinstance(value, int | float):
            return _wrong_type(place, e, a)
        if value == e or (math.isnan(value) and math.isnan(e)):
            return None
        scale = 2 * abs(e)  # |e| + RMS(e)
        errors = [abs(x - e) / scale for x in others if isinstance(x, float) and scale]
        limits = self._limits(self.standard.dtype)
        allowed = scale * limits.allowed(max([0.0, *filter(math.isfinite, errors)])) + limits.floor
        if math.isfinite(allowed) and abs(value - e) <= allowed:
            return None
        return Finding(
            place.said(),
            Text(en="not equal", zh="不相等"),
            _both(e, float(value)),
            max_error=abs(value - e),
            allowed=allowed,
        )

    def _draws(self, e: Draws, a: Any, place: Place) -> Finding | None:
        if not isinstance(a, Array) or a.dtype != "int64":
            return _wrong_type(place, "int64", a)
        from drill.judge import distribution

        return distribution.compare(place.said(), e, a)


class _Limits(msgspec.Struct, frozen=True):
    """How far values of a dtype may be off."""

    base: float
    ceiling: float
    floor: float
    finite_only: bool

    @classmethod
    def of(cls, standard: Standard, dtype: str, part: str) -> "_Limits":
        # An answer cannot be more exact than the inputs were.
        known = [d for d in (dtype, standard.dtype) if d in BASE] or ["float64"]
        # What is zero analytically (the loss over one class) is a rounding of what it was made from;
        # a gradient is made from cotangents of size 1 as well.
        # Where all that went in is 0, what is not a rounding of it is of constants.
        least = 1.0 if part == "gradients" or not standard.magnitude else 0.0
        size = max(standard.magnitude, least)
        return cls(
            max(standard.base[d] for d in known),
            max(CEILING[d] for d in known),
            CONDITIONING * size * max(EPSILON[d] for d in known),
            standard.finite_only,
        )

    def allowed(self, imposed: float) -> float:
        """The tolerance where the problem itself imposes a relative error."""
        return min(max(self.base, CONDITIONING * imposed), self.ceiling)


def _pooled_scale(gradients: dict[str, Any]) -> float:
    """The RMS of all gradients together: some are zero analytically, and rounding is not."""
    arrays = [g.data for g in gradients.values() if isinstance(g, Array)]
    total = sum(float((a.astype("float64") ** 2).sum()) for a in arrays)
    count = sum(a.size for a in arrays)
    return math.sqrt(total / count) if count else 0.0


def _item(tree: Any, key: Any, like: Any) -> Any:
    """The part of a tree at `key`; that of `like` where the tree has another form."""
    if (
        type(tree) is type(like)
        and len(tree) == len(like)
        and (key in tree or isinstance(key, int))
    ):
        return tree[key]
    return like[key]


def _identical(e: Array, a: Array) -> bool:
    """Whether two arrays are the same, bit for bit: seen ten times as fast as that they are close."""
    same = (e.kind, e.dtype, e.shape) == (a.kind, a.dtype, a.shape)
    return same and e.data.tobytes() == a.data.tobytes()


def _shape(array: Array) -> str:
    return str(array.shape)


def _both(e: Any, a: Any) -> Callable[[], Grids]:
    return lambda: (grid(e, other=a), grid(a, other=e))


def _wrong_type(place: Place, expected: Any, got: Any) -> Finding:
    wanted, found = describe(expected), describe(got)
    return Finding(
        place.said(),
        Text(en="expected {wanted}, got {found}", zh="应为{wanted}，实际为{found}").format(
            found=found, wanted=wanted
        ),
    )
