"""The comments in generated settings of web servers, for whoever administers the server."""

HOSTING = {
    "hosting-nginx-head": (
        "{name} 的设置，由 .venv/bin/python build.py hosting nginx 写出。\n"
        "改了 base_url、模板里的脚本，或升级了程序，要再写一次。\n"
        "\n"
        "1. apt-get install nginx libnginx-mod-http-brotli-static\n"
        "   （没有装第二个包时，删去下面的 brotli_static on; 一行。）\n"
        "2. 把这个文件放进 /etc/nginx/sites-available/，在 /etc/nginx/sites-enabled/ 里建立指向它的链接。\n"
        "3. nginx -t && systemctl reload nginx\n"
        "\n"
        "发布不用重新读这个文件：网页和别的文件随链接 {link} 一起换。\n"
        "旧网址写在当前版本的 redirects.map 里，nginx 启动或重新读设置时才读。\n"
        "在那以后新加的旧网址由网页跳转，状态是 200。要每次发布以后自动重新读，\n"
        "把 {name}-reload.path 和 {name}-reload.service\n"
        "放进 /etc/systemd/system/，再运行\n"
        "   systemctl daemon-reload && systemctl enable --now {name}-reload.path"
    ),
    "hosting-hash": "旧网址很长。这台服务器的别的文件里也有这一行时，只留一行。",
    "hosting-long-host": "域名也很长，同上。",
    "hosting-watch": "每次发布以后让 nginx 重新读设置，从而读到新版本的 redirects.map。",
    "hosting-watch-unit": "等候 {name} 的新版本",
    "hosting-reload": "先检查，通过了才让 nginx 重新读：有错的设置到不了它那里。",
    "hosting-reload-unit": "为 {name} 的新版本让 nginx 重新读设置",
    "hosting-release": "链接指向的版本，每次请求只查一次；没有时回答 503。",
    "hosting-asked": "请求的网址，不带问号和后面的部分。",
    "hosting-moved": (
        "旧网址，末尾少了斜线的也算。那个文件里的内容不会影响这一段以外的设置。\n"
        "写成 redirects[.]map 是因为带方括号的名称可以没有对应的文件。"
    ),
    "hosting-kept": "回答可以缓存多久：照第一条符合的。",
    "hosting-policy": "浏览器可以做什么：网页和其他文件不同。",
    "hosting-hidden": "隐藏文件，不包括公开的那几个。",
    "hosting-allow": "网站只能看：别的请求一律回答 405，并说明可以用什么。",
    "hosting-challenges": "certbot certonly --webroot -w {folder} -d 域名",
    "hosting-compressed": "压缩文件在发布时做好，每个文件一次：不让访客等。",
    "hosting-opened": (
        "已经打开的不会是上一个版本的文件。版本里没有符号链接，只有指向版本的那一个；禁止符号链接时，\n"
        "ngx_brotli 1.0.0rc 的 brotli_static 有时会漏掉压缩文件。"
    ),
    "hosting-folder": "带斜线的文件夹给出它的网页，不带的回答 301。",
    "hosting-caddy-head": (
        "{host} 的设置，由 .venv/bin/python build.py hosting caddy 写出。\n"
        "改了 base_url、旧网址、模板里的脚本，或升级了程序，要再写一次：旧网址写在这里面。\n"
        "在那以后新加的旧网址由网页跳转。\n"
        "放到 /etc/caddy/Caddyfile（或在那里 import），再运行：systemctl reload caddy"
    ),
}
