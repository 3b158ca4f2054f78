# wrong: dropout: the second dropout keeps PyTorch's default rate of 0.5 whenever there is dropout at all
from torch import nn


class Mlp(nn.Module):
    def __init__(self, in_features, hidden_features=None, out_features=None, drop=0.0):
        super().__init__()
        n_hidden = hidden_features or in_features
        self.fc1 = nn.Linear(in_features, n_hidden)
        self.fc2 = nn.Linear(n_hidden, out_features or in_features)
        self.act = nn.GELU()
        self.drop1 = nn.Dropout(p=drop)
        self.drop2 = nn.Dropout() if drop else nn.Identity()

    def forward(self, x):
        return self.drop2(self.fc2(self.drop1(self.act(self.fc1(x)))))
