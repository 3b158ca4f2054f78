# problem: file-tree
# group: forging
# does: Answers with dicts nested as deeply as may be sent.
# verdict: failed, error, timeout

def build_tree(paths):
    tree = {}
    for _ in range(1_900):
        tree = {"a": tree}
    return tree


def render_tree(tree):
    return ""
