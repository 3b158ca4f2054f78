"""A page as one file that needs nothing else: no script, no network."""

from pathlib import Path

from drill.text import language

_TEMPLATES = Path(__file__).with_name("templates")


def rendered(template: str, **values: object) -> str:
    """The text of a page, in the person's language. Everything is escaped: values are what was typed."""
    # Imported here: a command may print without a page.
    import jinja2

    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    chosen = "zh-CN" if language() == "zh" else "en"
    return environment.get_template(template).render(language=chosen, **values)
