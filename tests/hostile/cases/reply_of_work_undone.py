# problem: file-tree
# group: forging
# does: Takes quadratic time, and reports that it did next to no work.
# verdict: slow

import drill.judge.timed

usual = drill.judge.timed.Timed.run


def run(self, look):
    answer, told = usual(self, look)
    return answer, told | {"work": {"operations": 1, "work": 1, "largest": 1}, "seconds": 0.0}


drill.judge.timed.Timed.run = run


def build_tree(paths):
    tree, seen = {}, []
    for path in paths:
        if any(other == path for other in seen):
            continue
        seen.append(path)
        node = tree
        for name in filter(None, path.split("/")):
            node = node.setdefault(name, {})
    return tree


def render_tree(tree, depth=0):
    lines = []
    for name, children in tree.items():
        lines.append("\t" * depth + name)
        if children:
            lines.append(render_tree(children, depth + 1))
    return "\n".join(lines)
