"""Makes the pictures of the documents, in docs/img, from real sessions.

    python -m docs.pictures [SCENE …]

A picture that differs from the one that is there in nothing but what this run measured (times, ratios, clocks,
the number of random cases that passed) is left as it is. So those that change from run to run are `bench`, which
shows nothing else, and sometimes `watch`, which chooses its inputs by a seed of its own.
"""

import sys
from pathlib import Path

from docs.pictures.candidate import candidate
from docs.pictures.scenes import SCENES
from docs.pictures.svg import picture, told

FOLDER = Path(__file__).parents[1] / "img"
LANGUAGES = ("en", "zh")


def main(names: list[str]) -> int:
    """Make the pictures of all scenes, or of those with these names; print which are new."""
    FOLDER.mkdir(exist_ok=True)
    for scene in SCENES:
        if names and scene.__name__ not in names:
            continue
        for language in LANGUAGES:
            with candidate(language) as person:
                for name, page in scene(person):
                    path = FOLDER / f"{name}.{language}.svg"
                    drawn = picture(page)
                    if not path.exists() or told(path.read_text(encoding="utf-8")) != told(drawn):
                        path.write_text(drawn, encoding="utf-8")
                        print(path.relative_to(FOLDER.parents[1]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
