# problem: file-tree
# group: forging
# does: Answers with a text of two hundred megabytes, in lines of one letter.
# verdict: failed, error, memory, timeout

def build_tree(paths):
    return {}


def render_tree(tree):
    return "x\n" * (100 << 20)
