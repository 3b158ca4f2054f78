"""From plain values to the types of `spec`, with errors that name the key, what was expected, and the nearest key."""

import types
from typing import Any, Literal, Protocol, Union, get_args, get_origin

import msgspec

from drill.content.nearest import nearest
from drill.content.spec import Where
from drill.errors import ContentError
from drill.text import Text

# So many keys are listed to who writes one that is none of them.
_FEW = 8
_NAMES: dict[type, Text] = {
    str: Text(en="text", zh="文本"),
    int: Text(en="an integer", zh="整数"),
    float: Text(en="a number", zh="数字"),
    bool: Text(en="true or false", zh="true 或 false"),
    type(None): Text(en="null", zh="null"),
}


class Document(Protocol):
    """What the values are from: it says where in it an error is."""

    def error(self, where: Where, says: Text, hint: Text | None = None) -> ContentError:
        """An error at a place in the document."""


def convert(document: Document, to: Any, value: Any, where: Where = ()) -> Any:
    """`value`, found at `where` in `document`, as the type `to`. Raises ContentError."""
    origin, arguments = get_origin(to), get_args(to)
    if origin in (Union, types.UnionType):
        return _union(document, arguments, value, where)
    if isinstance(to, type) and issubclass(to, msgspec.Struct):
        return _struct(document, to, value, where)
    if origin is list:
        items = _expect(document, value, list, Text(en="a list", zh="列表"), where)
        return [convert(document, arguments[0], v, (*where, i)) for i, v in enumerate(items)]
    if origin is tuple:
        said = Text(en=f"a list of {len(arguments)}", zh=f"含 {len(arguments)} 项的列表")
        items = _expect(document, value, list, said, where)
        if len(items) != len(arguments):
            raise _mismatch(document, said, value, where)
        pairs = zip(arguments, items, strict=True)
        return tuple(convert(document, t, v, (*where, i)) for i, (t, v) in enumerate(pairs))
    if origin is dict:
        entries = _expect(document, value, dict, Text(en="keys with values", zh="键值对"), where)
        return {k: convert(document, arguments[1], v, (*where, k)) for k, v in entries.items()}
    if origin is Literal:
        return _literal(document, arguments, value, where)
    if to is float and type(value) is int:
        return float(value)
    return _expect(document, value, to, _NAMES[to], where)


def _union(document: Document, members: tuple[Any, ...], value: Any, where: Where) -> Any:
    """The member whose outer form is that of `value`: no two members of our unions share one."""
    for member in members:
        form = get_origin(member) or member
        if isinstance(form, type) and issubclass(form, msgspec.Struct):
            form = dict
        if type(value) is form or (form is float and type(value) is int and int not in members):
            return convert(document, member, value, where)
    said = [_describe(m) for m in members]
    wanted = Text(en=" or ".join(t.en for t in said), zh="或".join(t.zh for t in said))
    raise _mismatch(document, wanted, value, where)


def _struct(document: Document, to: type[msgspec.Struct], value: Any, where: Where) -> Any:
    entries = _expect(document, value, dict, Text(en="keys with values", zh="键值对"), where)
    fields = {field.name: field for field in msgspec.structs.fields(to)}
    for key in entries:
        if key not in fields:
            raise document.error(
                (*where, key),
                Text(en="unknown key", zh="未知的键"),
                nearest(key, list(fields)) or _listed(list(fields)),
            )
    for name, field in fields.items():
        if field.required and name not in entries:
            both = Text(
                en="every text is in both languages, `en` and `zh`",
                zh="每段文字都要有 `en` 和 `zh` 两种语言",
            )
            raise document.error(
                where,
                Text(en=f"the key `{name}` is missing", zh=f"缺少键 `{name}`"),
                both if to is Text else None,
            )
    return to(**{k: convert(document, fields[k].type, v, (*where, k)) for k, v in entries.items()})


def _listed(names: list[str]) -> Text | None:
    """The keys, where they are few enough to be read."""
    if len(names) > _FEW:
        return None
    quoted = [f"`{name}`" for name in names]
    return Text(en=f"the keys are {', '.join(quoted)}", zh=f"可用的键：{'、'.join(quoted)}")


def _literal(document: Document, choices: tuple[Any, ...], value: Any, where: Where) -> Any:
    if value in choices:
        return value
    listed = ", ".join(f"`{choice}`" for choice in choices)
    raise document.error(
        where,
        Text(
            en=f"expected one of {listed}, found `{value}`",
            zh=f"应为 {listed} 之一，实际为 `{value}`",
        ),
        nearest(str(value), [str(choice) for choice in choices]),
    )


def _expect(document: Document, value: Any, to: type, said: Text, where: Where) -> Any:
    if type(value) is not to:
        raise _mismatch(document, said, value, where)
    return value


def _mismatch(document: Document, wanted: Text, value: Any, where: Where) -> Exception:
    found = _describe(type(value)) if not isinstance(value, str) else None
    shown = found or Text(en=f"the text `{value:.40}`", zh=f"文本 `{value:.40}`")
    return document.error(
        where,
        Text(en="expected {wanted}, found {shown}", zh="应为{wanted}，实际为{shown}").format(
            wanted=wanted, shown=shown
        ),
    )


def _describe(to: Any) -> Text:
    form = get_origin(to) or to
    if form is list:
        return Text(en="a list", zh="列表")
    if form in _NAMES:
        return _NAMES[form]
    return Text(en="keys with values", zh="键值对")
