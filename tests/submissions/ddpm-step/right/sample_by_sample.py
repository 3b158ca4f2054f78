# right: a Python loop over the samples, an `if` for each, None left out of the last step
import torch


def p_sample(x_t, t, eps, betas, noise):
    result = []
    for i in range(x_t.shape[0]):
        k = int(t[i])
        beta = betas[k]
        alpha_bar = torch.prod(1 - betas[: k + 1])
        x = (x_t[i] - beta * eps[i] / torch.sqrt(1 - alpha_bar)) / torch.sqrt(1 - beta)
        if k > 0:
            x = x + torch.sqrt(beta) * noise[i]
        result.append(x.to(x_t.dtype))
    return torch.stack(result)
