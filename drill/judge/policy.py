"""What a submission is refused by the audit hook."""

import msgspec


class Policy(msgspec.Struct, frozen=True):
    """What is refused: reading in `hidden`, writing outside of `scratch`, other processes, the network.

    processes: whether others may be started
    alone:     whether no kernel watches as well: then ways around this hook are refused too
    libraries: where native modules may be imported from, if so
    """

    hidden: tuple[str, ...]
    scratch: str
    processes: bool = False
    alone: bool = True
    libraries: tuple[str, ...] = ()
