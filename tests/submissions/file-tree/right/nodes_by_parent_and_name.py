# right: nodes are found in one table by parent and name; the text goes to a StringIO
def build_tree(paths):
    """Keep nodes by id to share the walk"""
    table = {}
    root = {}
    for path in paths:
        node = root
        for name in path.replace("//", "/").split("/"):
            if len(name) == 0: continue
            key = (id(node), name)
            nxt = table.get(key)
            if nxt is None:
                nxt = table[key] = node[name] = {}
            node = nxt
    return root
def render_tree(tree):
    import io
    buf = io.StringIO()
    first = True
    todo = [("", list(tree.items())[::-1])]
    while todo:
        pre, items = todo[-1]
        if not items:
            todo.pop()
            continue
        k, v = items.pop()
        if not first: buf.write("\n")
        first = False
        buf.write(pre); buf.write(k)
        todo.append((pre + "\t", list(v.items())[::-1]))
    return buf.getvalue()
