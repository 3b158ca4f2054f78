# problem: attention
# group: dressed up
# does: Answers with a list that contains itself.
# verdict: failed, error, timeout

def scaled_dot_product_attention(q, k, v, mask=None):
    answer = []
    answer.append(answer)
    return answer
