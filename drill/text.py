"""Text in both languages, and which of them the person reads."""

import os
import re

import msgspec

LANGUAGES = ("en", "zh")
# What a terminal acts on instead of showing it, and what turns the direction of writing. Newlines and
# tabs are none of them.
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]"
)


class Text(msgspec.Struct, frozen=True):
    """One thing said in English and in Chinese. `str(text)` is it in the person's language."""

    en: str
    zh: str

    def __str__(self) -> str:
        return self.zh if language() == "zh" else self.en

    def format(self, **values: object) -> "Text":
        """Fill the same named fields in both languages; a value that is a Text goes in by language."""
        return Text(
            en=self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
            zh=self.zh.format(**{k: v.zh if isinstance(v, Text) else v for k, v in values.items()}),
        )


def same(literal: str) -> Text:
    """What reads alike in both languages: code, numbers, names."""
    return Text(en=literal, zh=literal)


_chosen: str | None = None


def language() -> str:
    """`en` or `zh`: what `choose_language` was told, else DRILL_LANG, else the locale."""
    if _chosen is not None:
        return _chosen
    return language_of_environment()


def choose_language(code: str | None) -> None:
    """Make `code` (`en`, `zh`, or None for the environment's) the language of everything printed."""
    global _chosen  # noqa: PLW0603 - one process speaks to one person
    _chosen = code


def language_of_environment() -> str:
    """The language that DRILL_LANG or the locale's variables ask for; English where they do not say."""
    for name in ("DRILL_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name)
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    # Windows and macOS may set none of these; only there is it worth the import.
    import locale

    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"
