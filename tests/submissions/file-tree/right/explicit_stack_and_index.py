from collections import deque


def build_tree(paths):
    root = {}
    index = {(): root}
    for p in paths:
        key = ()
        for part in filter(None, p.split("/")):
            parent = index[key]
            key = (id(parent), part)
            if part not in parent:
                parent[part] = {}
            index[key] = parent[part]
    return root


def render_tree(tree):
    out, stack = [], deque((name, sub, 0) for name, sub in tree.items())
    while stack:
        name, sub, d = stack.popleft()
        out.append("\t" * d + name)
        stack.extendleft(reversed([(n, s, d + 1) for n, s in sub.items()]))
    return "\n".join(out)
