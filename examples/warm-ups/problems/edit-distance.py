LETTERS = "abB"


def text(rng, sizes, made):
    """M letters of three, so that matches are frequent."""
    return _letters(rng, sizes["M"])


def other_text(rng, sizes, made):
    """N letters."""
    return _letters(rng, sizes["N"])


def edited(rng, sizes, made):
    """`a` after one to three random edits."""
    characters = list(made["a"])
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(len(characters) + 1)
        kind = rng.choice(["insert", "delete", "replace"])
        characters[at : at + (kind != "insert")] = [] if kind == "delete" else [rng.choice(LETTERS)]
    return "".join(characters)


def the_same(rng, sizes, made):
    return made["a"]


def around(rng, sizes, made):
    """`a` with one to three letters before it and after it."""
    return _letters(rng, rng.randint(1, 3)) + made["a"] + _letters(rng, rng.randint(1, 3))


def around_b(rng, sizes, made):
    """A text of up to N letters with one to three letters before it and after it."""
    return around(rng, sizes, {"a": _letters(rng, sizes["N"])})


def neighbours_swapped(rng, sizes, made):
    """`a` with its first two different neighbours in each other's place."""
    characters = list(made["a"])
    for i in range(len(characters) - 1):
        if characters[i] != characters[i + 1]:
            characters[i], characters[i + 1] = characters[i + 1], characters[i]
            break
    return "".join(characters)


def _letters(rng, count):
    return "".join(rng.choice(LETTERS) for _ in range(count))
