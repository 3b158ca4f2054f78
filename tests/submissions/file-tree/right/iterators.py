# right: dict.get and assignment, a stack of item iterators, io.StringIO
import io


def build_tree(paths):
    tree = dict()
    for path in paths:
        cur = tree
        part = ""
        for ch in path + "/":
            if ch != "/":
                part += ch
            elif part:
                nxt = cur.get(part)
                if nxt is None:
                    nxt = cur[part] = {}
                cur, part = nxt, ""
    return tree


def render_tree(tree):
    buf = io.StringIO()
    levels = [iter(tree.items())]
    first = True
    while levels:
        step = next(levels[-1], None)
        if step is None:
            levels.pop()
            continue
        if not first:
            buf.write("\n")
        first = False
        buf.write("\t" * (len(levels) - 1) + step[0])
        levels.append(iter(step[1].items()))
    return buf.getvalue()
