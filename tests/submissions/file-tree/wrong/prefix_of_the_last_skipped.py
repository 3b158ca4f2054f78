# wrong: value: a path is skipped when the last one starts with the same characters
def build_tree(paths):
    t = {}
    done = ''
    for p in paths:
        if done.startswith(p): continue
        done = p
        cur = t
        for part in p.split('/'):
            if part: cur = cur.setdefault(part, {})
    return t
def render_tree(tree):
    lines = []
    def visit(t, ind):
        for k, v in t.items():
            lines.append(ind + k); visit(v, ind + '\t')
    visit(tree, '')
    return '\n'.join(lines)
