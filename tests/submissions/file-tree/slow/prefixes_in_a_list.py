# slow: every prefix is looked up in a list of all prefixes so far, which is also what finds a node's children
def build_tree(paths):
    prefixes = []
    nodes = []
    tree = {}
    for path in paths:
        prefix, node = "", tree
        for name in path.split("/"):
            if name == "":
                continue
            prefix = prefix + "/" + name
            if prefix in prefixes:
                node = nodes[prefixes.index(prefix)]
            else:
                node[name] = {}
                node = node[name]
                prefixes.append(prefix)
                nodes.append(node)
    return tree


def render_tree(tree):
    text = ""
    stack = [(tree, 0)]
    names = [iter(tree)]
    while names:
        node, depth = stack[-1]
        name = next(names[-1], None)
        if name is None:
            stack.pop()
            names.pop()
            continue
        if text or depth:
            text += "\n"
        text += "\t" * depth + name
        stack.append((node[name], depth + 1))
        names.append(iter(node[name]))
    return text
