# problem: attention
# group: resources
# does: Answers with an object whose type's name commands a terminal.
# verdict: failed

Odd = type("Odd\x1b[2J\x1b]0;owned\x07", (), {"__module__": "\x1b[31m\u202e"})


def scaled_dot_product_attention(q, k, v, mask=None):
    return Odd(), Odd()
