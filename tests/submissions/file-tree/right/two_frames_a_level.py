# right: a recursion through two functions and a comprehension
def build_tree(paths):
    tree = {}
    for path in paths:
        node = tree
        for part in [p for p in path.split("/") if p]:
            node = node.setdefault(part, {})
    return tree


def render_tree(tree):
    def lines(node, depth):
        return [x for name, sub in node.items() for x in entry(name, sub, depth)]

    def entry(name, sub, depth):
        return ["\t" * depth + name] + lines(sub, depth + 1)

    return "\n".join(lines(tree, 0))
