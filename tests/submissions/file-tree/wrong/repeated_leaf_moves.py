# wrong: order: a repeated leaf is removed and added again, and so moves behind its siblings
def build_tree(paths):
    root = {}
    for path in paths:
        names = [n for n in path.split("/") if n]
        if not names:
            continue
        *dirs, leaf = names
        cur = root
        for d in dirs:
            cur = cur.setdefault(d, {})
        cur.pop(leaf, None) if leaf in cur and not cur[leaf] else None
        cur.setdefault(leaf, {})
    return root


def render_tree(tree):
    out, stack = [], [(k, v, 0) for k, v in reversed(tree.items())]
    while stack:
        k, v, d = stack.pop()
        out.append("\t" * d + k)
        stack += [(a, b, d + 1) for a, b in reversed(v.items())]
    return "\n".join(out)
