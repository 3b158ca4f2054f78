"""Did you mean …?"""

from drill.text import Text


def nearest(word: str, choices: list[str]) -> Text | None:
    """A hint with the choice that `word` was probably meant to be, if one is near."""
    # Imported here: only mistakes need it.
    import difflib

    close = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if not close:
        return None
    return Text(en=f"did you mean `{close[0]}`?", zh=f"是不是想写 `{close[0]}`？")
