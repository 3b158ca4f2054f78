# right: repeated paths are dropped first, and both functions work on a deque
from collections import deque
def build_tree(paths):
    paths = list(dict.fromkeys(paths))
    tree = {}
    for p in paths:
        q = deque(x for x in p.split("/") if x)
        t = tree
        while q:
            t = t.setdefault(q.popleft(), {})
    return tree
def render_tree(tree):
    out = []
    q = deque((n, c, 0) for n, c in tree.items())
    while q:
        n, c, d = q.popleft()
        out.append("\t" * d + n)
        q.extendleft((nn, cc, d + 1) for nn, cc in reversed(c.items()))
    return "\n".join(out)
