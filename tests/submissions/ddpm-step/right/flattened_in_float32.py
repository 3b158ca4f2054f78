# right: one row a sample, computed in float32 or better; noise zeroed by masked_fill
import torch


def p_sample(x_t, t, eps, betas, noise):
    B = len(t)
    wide = torch.promote_types(x_t.dtype, betas.dtype)
    x, e, z = (v.reshape(B, -1).to(wide) for v in (x_t, eps, noise))
    beta = betas.gather(0, t).unsqueeze(1)
    alpha_bar = torch.cumprod(1 - betas, -1).gather(0, t).unsqueeze(1)
    z = z.masked_fill((t == 0).unsqueeze(1), 0.0)
    out = torch.addcdiv(x, -beta * e, torch.sqrt(1 - alpha_bar)) * (1 - beta) ** -0.5 + beta**0.5 * z
    return out.view(x_t.shape).type(x_t.dtype)
