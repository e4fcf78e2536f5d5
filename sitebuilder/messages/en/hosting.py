"""The comments in generated settings of web servers, for whoever administers the server."""

HOSTING = {
    "hosting-nginx-head": (
        "{name}: written by .venv/bin/python build.py hosting nginx. Write it anew when base_url,\n"
        "a script of the templates or the program has changed.\n"
        "\n"
        "1. apt-get install nginx libnginx-mod-http-brotli-static\n"
        '   (without the second package delete the line "brotli_static on;").\n'
        "2. Put this file into /etc/nginx/sites-available/, a link to it into /etc/nginx/sites-enabled/.\n"
        "3. nginx -t && systemctl reload nginx\n"
        "\n"
        "Deploying needs no right to reload nginx: pages and files change with the link {link}.\n"
        "Old addresses are read from redirects.map in the release when nginx starts or reloads. One that\n"
        "has come since is answered by its page, which leads on as well, though with status 200. To reload\n"
        "nginx after each deploy put {name}-reload.path and\n"
        "{name}-reload.service into /etc/systemd/system/ and run\n"
        "   systemctl daemon-reload && systemctl enable --now {name}-reload.path"
    ),
    "hosting-hash": "Old addresses are long. If another file sets it too, keep one of the lines.",
    "hosting-long-host": "So is the name of this host; the same holds.",
    "hosting-watch": "Reloads nginx after each deploy, so that it reads redirects.map of the new release.",
    "hosting-watch-unit": "Watch for a new release of {name}",
    "hosting-reload": "Settings that nginx would refuse never reach it: it reloads after the check.",
    "hosting-reload-unit": "Reload nginx for a new release of {name}",
    "hosting-release": "The release that the link leads to, found once a request; if none, 503.",
    "hosting-asked": "The address that was asked for, without what stands after its question mark.",
    "hosting-moved": (
        "Old addresses, also those of folders without the slash at the end. Nothing that stands in\n"
        "that file can leave the block. With brackets it is a pattern, which may find no file."
    ),
    "hosting-kept": "How long an answer may be kept: the first line that means its path counts.",
    "hosting-policy": "What a browser may do: on pages, and with all else.",
    "hosting-hidden": "Hidden files, but those that are public.",
    "hosting-allow": "The site can only be read: other requests are answered with 405.",
    "hosting-challenges": "certbot certonly --webroot -w {folder} -d <this host>",
    "hosting-compressed": "Made by the deploy, once for each file: nobody waits for it.",
    "hosting-opened": (
        "What is open is never a file of the last release. A release has no links but the one that leads\n"
        "to it; with links forbidden, brotli_static of ngx_brotli 1.0.0rc passes over its files now and then."
    ),
    "hosting-folder": "A folder with its slash is answered with its page, one without it with a 301.",
    "hosting-caddy-head": (
        "{host}: written by .venv/bin/python build.py hosting caddy. Write it anew when base_url,\n"
        "redirects, a script of the templates or the program has changed: old addresses stand in it.\n"
        "One that has come since has its page, which leads on too.\n"
        "Put it into /etc/caddy/Caddyfile (or import it there), then: systemctl reload caddy"
    ),
}
