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
        "请写服务器上从 / 开始的完整路径，例如 /srv/www.example.org/current；"
        "只用英文字母、数字和 . _ @ + -，不能有空格和 .. 。",
    ),
    "bad-local-path": (
        "“{key}”的路径“{found}”不对。",
        "请写本机上从 / 开始的完整路径，例如 /srv/www.example.org/current；不能有 .. 。",
    ),
    "bad-branch": (
        "“{key}”的分支名“{found}”不对。",
        "请写一个专门放网站的分支，例如 gh-pages；只用英文字母、数字和 . _ / -。",
    ),
    "bad-remote-name": (
        "“{key}”的名称“{found}”不对。",
        "请写已经设置好的名称，例如 origin；不能写网址和命令。",
    ),
    "bad-bucket": (
        "“{key}”的存储桶“{found}”不对。",
        "请写 rclone 里设置好的名称、冒号和存储桶的名称，例如 oss:my-bucket 或 oss:my-bucket/site；"
        "名称至少两个字符，只用英文字母、数字和 . _ @ + -，不能写别的选项。",
    ),
    "bucket-unknown-remote": (
        "rclone 的设置里没有“{remote}”冒号前面的这个名称。",
        "请运行 rclone config 建立它；设置文件在别处时，用环境变量 RCLONE_CONFIG 指明。",
    ),
    "bucket-config-locked": (
        "rclone 的设置文件有密码，打不开。",
        "请用环境变量 RCLONE_CONFIG_PASS 提供密码。",
    ),
    "bucket-host-key": (
        "不能确认“{remote}”是不是真正的服务器。{reason}",
        "请在 rclone 的设置里给它加上 known_hosts_file，并向服务器的管理员核对主机密钥。",
    ),
    "bucket-missing": (
        "没有“{remote}”这个存储桶。{reason}",
        "请核对存储桶的名称；还没有时，请在云服务商的控制台建立。",
    ),
    "bucket-clock": (
        "“{remote}”不接受这台电脑的时间。",
        "请校准这台电脑的时钟，再发布一次。",
    ),
    "bucket-full": (
        "“{remote}”放不下了，或者欠费停用。{reason}",
        "请清理或扩容；云存储请在服务商的控制台查看容量和账户。然后再发布一次。",
    ),
    "bucket-denied": (
        "“{remote}”不让我们读写。{reason}",
        "请检查 rclone 设置里的密钥，它要有读、写、列出和删除的权限。",
    ),
    "bucket-certificate": (
        "“{remote}”的证书有问题。{reason}",
        "请核对 rclone 设置里的网址和这台电脑的时间。",
    ),
    "bucket-corrupted": (
        "传到“{remote}”的文件在路上变了。{reason}",
        "请再发布一次，没传好的会重传；总是这样时请管理员检查网络。",
    ),
    "bucket-unreachable": (
        "连不上“{remote}”，或者连接断了。{reason}",
        "请检查网络，再发布一次：会从停下的地方接着做。",
    ),
    "bucket-failed": (
        "rclone 在“{remote}”上出错了。{reason}",
        "请按上面的原因处理，再发布一次：会从停下的地方接着做。",
    ),
    "bucket-differs": (
        "“{remote}”里有 {count} 个文件与生成的不一样，例如 {path}。",
        "可能有人同时在改存储桶。请再发布一次，不一样的会重传。",
    ),
    "bucket-foreign": (
        "“{remote}”里已有 {count} 个同名文件，不是本程序发布的，例如 {path}。",
        "请确认存储桶没有写错。可以替换它们时，在这个发布目标里写“adopt: yes”；否则请把它们移走。",
    ),
    "bucket-record": (
        "“{remote}”里的 {path} 读不懂，它记着哪些文件是本程序发布的。",
        "请恢复它以前的版本。找不回时删除它，并在这个发布目标里写“adopt: yes”；以后不用的旧文件要自己删。",
    ),
    "bucket-archive-public": (
        "存档“{archive}”在公开的“{remote}”里面，或在同一个存储桶里，谁都能看到以前的版本。",
        "请给 archive 另写一个不公开的存储桶。",
    ),
    "bucket-archive-incomplete": (
        "存档里的版本 {release} 不完整，缺少或改动了 {path}。",
        "请用 deploy --list 看看，换一个版本撤回，或从当时的 Git 版本重新发布。",
    ),
    "bucket-release-gone": (
        "没有保留版本 {release}。",
        "请用 deploy --list 看看保留了哪些。",
    ),
    "bucket-locked": (
        "另一次发布一直占着“{remote}”。",
        "请等它结束，再发布一次。",
    ),
    "bucket-lock-lost": (
        "另一次发布（{home}）同时开始了，这一次已停下。",
        "请等它结束，再发布一次。",
    ),
    "bucket-not-as-built": (
        "要发布的文件 {path} 与生成时不一样。",
        "请不要改动生成的文件，再发布一次。",
    ),
    "rclone-missing": (
        "没有 rclone，发布到存储桶要用它。",
        "请运行：python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-old": (
        "rclone 太旧了（{program}，{found}），至少要 {oldest}。",
        "请运行：python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-broken": (
        "rclone（{program}）运行不了：{reason}。",
        "请重新安装：python -m pip install --force-reinstall -r requirements-deploy.txt",
    ),
    "missing-choice": (
        "缺少“{key}”。",
        "请补上一行“{key}: …”，可以写：{choices}。",
    ),
    "deploy-program-missing": (
        "没有找到程序 {program}，发布要用它。",
        "请安装 {program}（Debian、Ubuntu：apt-get install openssh-client rsync git）。",
    ),
    "deploy-program-failed": (
        "{program} 出错了：{reason}",
        "请按这句话检查，再运行一次。",
    ),
    "deploy-no-history": (
        "网站文件夹不在 Git 里（{reason}），不知道发布的是哪个版本。",
        "请在仓库里的网站文件夹发布；确实不用 Git 时，加上 --dirty。",
    ),
    "deploy-no-commit": (
        "Git 里还没有提交，不知道发布的是哪个版本。",
        "请先提交（git add、git commit），再发布；确实不用 Git 时，加上 --dirty。",
    ),
    "deploy-uncommitted": (
        "有 {count} 处改动没有提交到 Git，例如：{paths}。",
        "请先提交（git add、git commit），再发布；确实要这样发布时，加上 --dirty。",
    ),
    "deploy-changed-meanwhile": (
        "生成网站的时候，Git 里换了提交（有人提交了改动，或者取来了别人的）。",
        "请再发布一次，发布的就是现在的提交。",
    ),
    "deploy-output-changed": (
        "生成的文件“{path}”和记录不一样，可能被别的程序改动，或者磁盘出错。",
        "请再发布一次，加上 --clean；还是这样时请检查磁盘。",
    ),
    "deploy-removes-too-much": (
        "这样会删除公开的 {whole} 个网页中的 {removed} 个，超过 {most}%。",
        "请检查内容是不是误删、写成了草稿或示例。真的要删除，请加上 --allow-removals。",
    ),
    "deploy-held": (
        "这个版本（{revision}）撤回过，不再自动发布。",
        "请改正内容、提交以后再发布；确实要原样发布时，先由人运行 deploy --unhold。",
    ),
    "deploy-older": (
        "要发布的提交（{revision}）比公开的（{live}）旧，发布了会把后来的改动都撤掉。",
        "请先取回最新的内容（git pull）再发布；要撤回到以前的版本，用 deploy --rollback；"
        "确实要发布这个旧的提交，请加上 --allow-older。",
    ),
    "deploy-live-commit-unknown": (
        "这里的 Git 记录里没有公开的版本的提交（{live}），"
        "不知道要发布的（{revision}）是不是更旧，会不会把别人的改动撤掉。",
        "请先取回最新的内容（git pull）再发布；只取了最近几次提交的，先取全（git fetch --unshallow，"
        "GitHub 里写 fetch-depth: 0，GitLab 里写 GIT_DEPTH: 0）；"
        "改写过历史的，由人加上 --allow-older 发布一次。",
    ),
    "deploy-no-target": (
        "site.yaml 里没有写发布到哪里。",
        "请在 site.yaml 里写上一行 deploy:，下一行写一个发布目标，"
        "例如 - {{name: live, type: ssh, host: www.example.org, path: /srv/www.example.org/current}}。",
    ),
    "deploy-place-taken": (
        "{path} 上已经有一个文件夹或文件，不是本程序的链接，没有动它。",
        "请先移走它（例如 mv {path} {moved}），再发布；以后这里是一个链接，指向当前的版本。",
    ),
    "deploy-link-foreign": (
        "{path} 是一个链接，但不是本程序建立的，没有动它。",
        "请看看它指向哪里；不需要时删除这个链接，再发布。",
    ),
    "deploy-record-damaged": (
        "公开的版本 {name} 的记录坏了或不见了，没有动它。",
        "请用 deploy --list 看还留着哪些版本，让链接指向其中一个：ln -sfn {releases}/版本号 {link}，"
        "再发布一次。"
        "没有别的版本时删除这个链接：rm {link}，再发布，发布完以前网站打不开。",
    ),
    "deploy-bytes-differ": (
        "那边的文件和生成时不一样：{count} 个，例如“{path}”。没有换上它们。",
        "请再发布一次，撤回时请换一个版本（deploy --list）；还是这样时请检查那边的磁盘和网络。",
    ),
    "deploy-nothing-live": (
        "这里还没有发布过，没有版本可以撤回。",
        "请先发布一次。",
    ),
    "deploy-no-earlier-release": (
        "现在公开的版本（{id}）以前，没有可以撤回到的版本（撤回过的不算）。",
        "请改正内容、提交以后再发布；要回到留着的某一个版本，"
        "先用 deploy --list 看，再运行 deploy --rollback 版本号。",
    ),
    "deploy-no-such-release": (
        "没有版本 {id}，或它就是现在公开的，不能撤回到它。",
        "保留着的其他版本：{kept}。",
    ),
    "deploy-rollback-failed": (
        "撤回了，可是现在公开的不是 {id}：可能有别人或别的程序同时在改网站。",
        "请确认没有别的发布在进行，用 --list 看现在公开的是哪一个，再撤回一次。",
    ),
    "deploy-rolled-back": (
        "{url} 上看到的不是刚发布的内容（{detail}），已经撤回到 {back}。",
        "请检查服务器的设置（网站的文件夹、缓存、改写网页的功能），再由人发布一次。",
    ),
    "deploy-live-wrong": (
        "{what}，但 {url} 上看到的是别的内容（{detail}）。",
        "请检查 site.yaml 的网址、服务器的文件夹和 CDN；要撤回请运行 deploy "
        "--rollback（上一个版本：{back}）。",
    ),
    "deploy-live-blocked": (
        "{what}，但服务器的设置是旧的：{url} 的 {detail} 不让网页里的脚本运行，字号、菜单等会失灵。",
        "请再运行一次 hosting，把写出的设置放到服务器上，重新加载。",
    ),
    "deploy-live-old": (
        "{what}，但 {url} 上看到的还是旧的（{detail}）。",
        "请过几分钟再看；还是旧的时候，刷新 CDN 的缓存，检查服务器的文件夹是不是这里（上一个版本：{back}）。",
    ),
    "deploy-live-not-404": (
        "{what}，但删除了的网页 {url} 还有内容（{detail}），应当是 404。",
        "请检查服务器的设置：没有的网页要回答 404，不要列出文件夹；也可能是 CDN 还没有刷新。",
    ),
    "deploy-live-silent": (
        "{what}，但 {url} 没有回答（{detail}）。",
        "请检查域名、证书和服务器；网站的文件已经在那里了（上一个版本：{back}）。",
    ),
    "deploy-locked": (
        "另一次发布还没有结束：{owner}，等了 {minutes} 分钟。",
        "请等它结束再发布。中断的发布留下的锁，{seconds} 秒没有动静就会失效。",
    ),
    "deploy-lock-lost": (
        "发布中途和服务器断开了太久，别的发布接了过去，这一次停下了。",
        "请再发布一次。",
    ),
    "deploy-host-unknown": (
        "不认识服务器 {host} 的密钥，没有连接。",
        "请先确认密钥是真的：在服务器上运行 ssh-keygen -lf "
        "/etc/ssh/ssh_host_ed25519_key.pub，再在这里运行一次 "
        "{login}，核对后接受。",
    ),
    "deploy-host-changed": (
        "服务器 {host} 的密钥变了，可能有人冒充，没有连接。",
        "请向服务器的管理员核实；重装过系统时，运行 ssh-keygen -R {known}，再运行 {login}，核对后接受。",
    ),
    "deploy-key-open": (
        "ssh 没有用密钥文件 {file}：别的用户也能读它，所以不安全。",
        "请运行 chmod 600 {file}，再发布一次。",
    ),
    "deploy-key-unreadable": (
        "ssh 读不懂密钥文件 {file}：不完整，或者不是私钥。",
        "请放回完整的私钥，行末不要 Windows 的换行；或者新建一对，把公钥放到服务器上。",
    ),
    "deploy-denied": (
        "服务器 {host} 不让登录（{reason}）。",
        "请检查用户名，把您的公钥放进服务器上这个用户的 ~/.ssh/authorized_keys，并运行 ssh-add。",
    ),
    "deploy-unreachable": (
        "连不上服务器 {host}，或者连接断了：{reason}。",
        "请检查网络、主机名和端口，再发布一次。",
    ),
    "deploy-server-talks": (
        "服务器 {host} 在登录时输出了文字（{reason}），打乱了程序的通信。",
        "请让服务器上这个用户的 ~/.bashrc 等文件不输出任何文字，再发布一次。",
    ),
    "deploy-server-hangs": (
        "登录服务器 {host} 以后，{seconds} 秒没有动静。",
        "请看看服务器上这个用户的 ~/.bashrc 等文件是不是在等人输入，或者服务器太忙，再发布一次。",
    ),
    "deploy-server-full": (
        "服务器的磁盘满了，写不下去。",
        "请在服务器上腾出地方，或把 site.yaml 里的 keep 改小，再发布一次。",
    ),
    "deploy-server-denied": (
        "服务器上的用户没有权限：{reason}。",
        "请管理员让这个用户能写网站所在的文件夹（例如 chown），再发布一次。",
    ),
    "deploy-server-lacks": (
        "服务器上缺少程序：{reason}。",
        "服务器上要有 sh、rsync 和 sha256sum（Debian、Ubuntu：apt-get install rsync coreutils）。",
    ),
    "deploy-branch-foreign": (
        "分支 {branch} 里有不是本程序发布的内容，没有动它。",
        "请换一个专门放网站的分支，例如 gh-pages；确实不要里面的内容时，先删除那个分支。",
    ),
    "deploy-pushed-meanwhile": (
        "发布的时候，别人也改动了分支 {branch}，没有覆盖。",
        "请再发布一次。",
    ),
    "deploy-no-remote": (
        "Git 里没有叫 {remote} 的远程仓库。",
        "请运行 git remote -v 看有哪些；没有时用 git remote add {remote} 网址 加上。",
    ),
}
