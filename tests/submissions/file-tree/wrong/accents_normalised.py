import unicodedata


def build_tree(paths):
    root = {}
    for p in paths:
        node = root
        for part in p.split("/"):
            if part == "":
                continue
            part = unicodedata.normalize("NFC", part)
            node = node.setdefault(part, {})
    return root


def render_tree(tree, depth=0):
    return "\n".join("\t" * depth + n + ("\n" + render_tree(s, depth + 1) if s else "") for n, s in tree.items())
