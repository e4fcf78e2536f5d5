"""Problems of publishing: code to (what is wrong, what to do)."""

PUBLISHING: dict[str, tuple[str, str]] = {
    "bad-host": (
        "“{key}”的主机“{found}”不对。",
        "请只写服务器的域名或 IP 地址，例如 www.example.org；"
        "不要写 https://、用户名、端口和空格，也不能以 - 开头。",
    ),
    "bad-user": (
        "“{key}”的用户名“{found}”不对。",
        "请写服务器上的登录名，只用英文字母、数字、- 和 _，以字母开头，例如 deploy。",
    ),
    "bad-server-path": (
        "“{key}”的路径“{found}”不对。",
        "请写服务器上从 / 开始的完整路径，例如 /srv/www/site；"
        "只用英文字母、数字和 . _ @ + -，不能有空格和 .. 。",
    ),
    "bad-local-path": (
        "“{key}”的路径“{found}”不对。",
        "请写本机上从 / 开始的完整路径，例如 /srv/www/site；不能有 .. 。",
    ),
    "bad-branch": (
        "“{key}”的分支名“{found}”不对。",
        "请写一个专门放网站的分支，例如 gh-pages；只用英文字母、数字和 . _ / -。",
    ),
    "bad-remote-name": (
        "“{key}”的名称“{found}”不对。",
        "请写已经设置好的名称，例如 origin；不能写网址和命令。",
    ),
    "bad-bucket-path": (
        "“{key}”的路径“{found}”不对。",
        "请写存储桶的名称，后面可以加上文件夹，例如 my-bucket/site；只用英文字母、数字和 . _ @ + -。",
    ),
    "missing-choice": (
        "缺少“{key}”。",
        "请补上一行“{key}: …”，可以写：{choices}。",
    ),
}
