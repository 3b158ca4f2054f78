"""Which inputs a check tries: the instances of a problem's cases, and the sizes of each."""

import random
from collections.abc import Mapping

import msgspec

from drill.content.sizes import evaluate, names
from drill.content.spec import Case, Input, Problem
from drill.judge.distinct import distinct
from drill.judge.result import Replay
from drill.judge.seeds import derived
from drill.judge.signature import entries
from drill.text import Text

RANDOM_CASES = 8
_WIDTHS = ("float16", "float32", "float64")
# Sampling sizes under conditions gives up here: conditions that almost never hold are an author's error.
ATTEMPTS = 1_000


# Gradients are asked for in both modes of a module, whatever the seed.
_TRAINING = {"gradients:float64": True, "gradients:float32": False}


class Instance(msgspec.Struct, frozen=True):
    """One call that is tried: a case of the problem at definite sizes, seed, dtype and manner.

    variant:  the manner in one word; with case and sizes it makes the instance again
    again:    sizes of the last of several calls; the second one finds new values in the memory of the
              first inputs: an answer must not depend on an earlier call
    decimals: values are rounded to so many places, to be read more easily; None for none
    """

    case: int
    variant: str
    sizes: dict[str, int]
    seed: int
    dtype: str = "float64"
    scale: float = 1.0
    gradients: bool = False
    strided: bool = False
    training: bool = True
    again: dict[str, int] | None = None
    decimals: int | None = None

    def replay(self) -> Replay:
        """What makes this instance again in a later check."""
        return Replay(self.case, self.variant, self.sizes, self.seed)


class Planner:
    """Makes the instances of one check from its seed."""

    def __init__(self, problem: Problem, seed: int) -> None:
        self.problem = problem
        self.seed = seed
        self._ranges: dict[int, dict[str, tuple[int, int]]] = {}
        self._distinct: dict[int, dict[str, int] | None] = {}

    def again(self, replay: Replay) -> Instance | None:
        """The instance that failed last time, if it still belongs to the problem."""
        if replay.case >= len(self.problem.cases):
            return None
        made = self.make(replay.case, replay.variant, replay.sizes, replay.seed)
        return made if self._fits(made) else None

    def instances(self) -> list[Instance]:
        """All instances of the check."""
        found: list[Instance] = []
        for index in range(len(self.problem.cases)):
            found += self._edges(index)
        for index in range(len(self.problem.cases)):
            found += self._random(index)
            found += self._manners(index)
        return found

    def make(self, case: int, variant: str, sizes: dict[str, int], seed: int) -> Instance:
        """The instance of a variant: `manner:dtype[:scale]`."""
        manner, _, rest = variant.partition(":")
        dtype, _, scale = rest.partition(":")
        instance = Instance(
            case,
            variant,
            sizes,
            seed,
            dtype=dtype or "float64",
            scale=float(scale or 1.0),
            gradients=manner == "gradients",
            strided=manner == "strided",
            training=_TRAINING.get(f"{manner}:{dtype}" if not scale else "", seed % 2 == 0),
        )
        if manner != "again":
            return instance
        return msgspec.structs.replace(instance, again=self._sizes_again(case, sizes, seed))

    def _edges(self, index: int) -> list[Instance]:
        """All sizes at their minimum, all different, all at their maximum: where one looks first.

        Where sizes are fixed, these are no others than the random ones.
        """
        if all(low == high for low, high in self.ranges(index).values()):
            return []
        dtypes = self.dtypes(index)
        found = []
        for i, manner in enumerate(("smallest", "different", "largest")):
            sizes = self._edge_sizes(index, manner)
            if sizes is not None:
                # Semantics show best in the widest type; the largest sizes try the narrower one.
                dtype = dtypes[0] if i == 2 else dtypes[-1]
                found.append(self._instance(index, f"{manner}:{dtype}", sizes))
        return found

    def _random(self, index: int) -> list[Instance]:
        dtypes = self.dtypes(index)
        count = max(2, -(-RANDOM_CASES // len(self.problem.cases)))
        return [
            self._instance(
                index,
                f"random:{dtypes[n % len(dtypes)]}",
                self.random_sizes(index, f"random{n}"),
                n,
            )
            for n in range(count)
        ]

    def _manners(self, index: int) -> list[Instance]:
        """The same case with gradients, other memory layouts, small and large values, repeated."""
        case, dtypes = self.problem.cases[index], self.dtypes(index)
        wide = dtypes[-1]
        if wide == "float16":  # tried for its dtype and for overflow only
            return []
        variants = []
        # What narrower types add shows in the usual case as well as in any other.
        narrow = [dtype for dtype in dtypes if dtype != wide and index == 0]
        if self._has_gradients(case):
            variants += [f"gradients:{dtype}" for dtype in (wide, *narrow)]
        if self.problem.strided and self.problem.framework != "python":
            variants.append(f"strided:{wide}")
        if case.again:
            variants.append(f"again:{wide}")
        for scale in self._scales(case):
            # With gradients, the values are compared as well.
            manner = "gradients" if self._has_gradients(case) else "scaled"
            variants.append(f"{manner}:{wide}:{scale:g}")
            if wide == "float64" and "float32" in narrow:
                variants.append(f"scaled:float32:{scale:g}")
        return [
            self._instance(index, variant, self._sizes_of(index, variant)) for variant in variants
        ]

    def _sizes_of(self, index: int, variant: str) -> dict[str, int]:
        """Random sizes; such that no two are alike where the memory's layout is to show."""
        different = self._different(index) if variant.startswith("strided") else None
        return different or self.random_sizes(index, variant)

    def _instance(self, case: int, variant: str, sizes: dict[str, int], n: int = 0) -> Instance:
        return self.make(case, variant, sizes, self._seed(case, variant, n))

    def _seed(self, *parts: object) -> int:
        """A seed of its own for every instance, the same in every check with this seed."""
        return derived(self.seed, *parts)

    def dtypes(self, index: int) -> list[str]:
        """The floating types tried, from narrow to wide; one entry where there is nothing to vary."""
        if self.problem.framework == "python":
            return ["float64"]
        return sorted(self.problem.cases[index].dtypes or self.problem.dtypes, key=_WIDTHS.index)

    def _scales(self, case: Case) -> list[float]:
        made = {**self.problem.inputs, **case.inputs}
        if not any(how is not None and how.normal is not None for how in made.values()):
            return []
        return self.problem.scales if case.scales is None else case.scales

    def _has_gradients(self, case: Case) -> bool:
        wanted = bool(self.problem.gradients) and self.problem.framework == "torch"
        return wanted if case.gradients is None else wanted and case.gradients

    def ranges(self, case: int) -> dict[str, tuple[int, int]]:
        """The range of every size that this case uses."""
        if case not in self._ranges:
            ranges = {**self.problem.dims, **self.problem.cases[case].dims}
            used = self._used(self.problem.cases[case])
            self._ranges[case] = {n: r for n, r in ranges.items() if used is None or n in used}
        return self._ranges[case]

    def _init(self, case: Case) -> dict[str, Input | None]:
        return {**self.problem.init, **case.init}

    def _used(self, case: Case) -> set[str] | None:
        """The sizes that a case's inputs are made from; None where a generator may use any."""
        made = [*self._init(case).values(), *{**self.problem.inputs, **case.inputs}.values()]
        expressions: list[object] = [*self.problem.where]
        for how in made:
            if how is None:
                continue
            if how.generate is not None or how.callable is not None:
                return None
            expressions += [how.size, how.low, how.high]
            expressions += how.normal or how.uniform or how.integers or how.attendable or []
        return {
            name
            for expression in expressions
            if isinstance(expression, str)
            for name in names(expression)
        }

    def holds(self, sizes: Mapping[str, int]) -> bool:
        """Whether the sizes keep the problem's conditions."""
        return all(evaluate(condition, sizes) for condition in self.problem.where)

    def _fits(self, instance: Instance) -> bool:
        """Whether a stored instance still belongs to the problem as it is now."""
        ranges = self.ranges(instance.case)
        known = set(instance.sizes) == set(ranges)
        return known and self.holds(instance.sizes)

    def random_sizes(self, case: int, *salt: object) -> dict[str, int]:
        """Sizes drawn within their ranges, keeping the conditions."""
        draw = random.Random(self._seed("sizes", case, *salt))
        ranges = self.ranges(case)
        for _ in range(ATTEMPTS):
            sizes = {name: draw.randint(low, high) for name, (low, high) in ranges.items()}
            if self.holds(sizes):
                return sizes
        raise ValueError(f"{self.problem.id}: no sizes keep the conditions {self.problem.where}")

    def _edge_sizes(self, case: int, manner: str) -> dict[str, int] | None:
        ranges = self.ranges(case)
        if manner == "smallest":
            sizes = {name: low for name, (low, _) in ranges.items()}
        elif manner == "largest":
            sizes = {name: high for name, (_, high) in ranges.items()}
        else:
            return self._different(case)
        return sizes if self.holds(sizes) else None

    def _different(self, case: int) -> dict[str, int] | None:
        """Sizes that differ from one another as far as the ranges let them."""
        if case not in self._distinct:
            seed = self._seed("different", case)
            self._distinct[case] = distinct(self.ranges(case), self.holds, seed)
        return self._distinct[case]

    def _sizes_again(self, case: int, sizes: dict[str, int], seed: int) -> dict[str, int]:
        """Sizes of the last call: other ones, but for those that the constructor was given."""
        given = [made for made in self._init(self.problem.cases[case]).values() if made]
        if any(made.generate is not None for made in given):  # from any of them
            return sizes
        kept = {name for made in given if made.size is not None for name in names(made.size)}
        draw = random.Random(seed)
        for _ in range(ATTEMPTS):
            other = {
                name: sizes[name] if name in kept else draw.randint(low, high)
                for name, (low, high) in self.ranges(case).items()
            }
            if self.holds(other):
                return other
        return sizes


_MANNERS = {
    "smallest": Text(en="smallest sizes", zh="最小尺寸"),
    "different": Text(en="sizes that all differ", zh="各维度互不相同"),
    "largest": Text(en="largest sizes", zh="最大尺寸"),
    "random": Text(en="random sizes", zh="随机尺寸"),
    "gradients": Text(en="gradients", zh="梯度"),
    "strided": Text(en="non-contiguous inputs", zh="不连续的输入"),
    "again": Text(en="called again after other inputs", zh="换输入后再次调用"),
    "scaled": Text(en="values", zh="数值"),
}


def name(problem: Problem, instance: Instance) -> Text:
    """What a person reads of an instance: `with a mask · gradients · float64 · x 1000`."""
    manner = _MANNERS[instance.variant.partition(":")[0]]
    parts = [problem.cases[instance.case].name, manner]
    if problem.framework != "python":
        parts.append(Text(en=instance.dtype, zh=instance.dtype))
    if not instance.training and entries(problem)[0].is_module:
        parts.append(Text(en="in evaluation", zh="eval 模式"))
    if instance.scale != 1.0:
        parts.append(Text(en=f"x {instance.scale:g}", zh=f"× {instance.scale:g}"))
    return Text(en=" · ".join(p.en for p in parts), zh=" · ".join(p.zh for p in parts))
