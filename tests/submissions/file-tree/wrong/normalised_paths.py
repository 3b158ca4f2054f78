# wrong: value: os.path.normpath drops the name '.' and resolves '..'
import os
def build_tree(paths):
    t = {}
    for p in paths:
        cur = t
        for part in os.path.normpath(p).split('/') if p else []:
            if part: cur = cur.setdefault(part, {})
    return t
def render_tree(tree):
    lines = []
    def visit(t, ind):
        for k, v in t.items():
            lines.append(ind + k); visit(v, ind + '\t')
    visit(tree, '')
    return '\n'.join(lines)
