# problem: attention
# group: manners
# does: Is right, and defines dataclasses, enums, protocols and type variables.
# verdict: passed

import enum
import math
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol, TypeVar

import torch

T = TypeVar("T")


class Kind(enum.Enum):
    FULL = enum.auto()


class Scores(Protocol):
    def scale(self) -> float: ...


class Result(NamedTuple):
    output: torch.Tensor
    weights: torch.Tensor


@dataclass(frozen=True, slots=True)
class Config:
    kind: Kind = Kind.FULL
    dims: list[int] = field(default_factory=list)


CONFIG = Config()


def scaled_dot_product_attention(q, k, v, mask=None):
    scores = q @ k.transpose(-2, -1) / math.sqrt(q.size(-1))
    if mask is not None:
        scores = scores.masked_fill(~mask, float("-inf"))
    weights = torch.softmax(scores, dim=-1)
    return Result(weights @ v, weights)
