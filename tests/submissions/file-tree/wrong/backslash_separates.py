# wrong: value: a backslash separates names too
import re
def build_tree(paths):
    t = {}
    for p in paths:
        cur = t
        for part in re.split(r'[\\/]+', p):
            if part: cur = cur.setdefault(part, {})
    return t
def render_tree(tree):
    lines = []
    def visit(t, ind):
        for k, v in t.items():
            lines.append(ind + k); visit(v, ind + '\t')
    visit(tree, '')
    return '\n'.join(lines)
