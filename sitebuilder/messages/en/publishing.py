"""Problems of publishing: code to (what is wrong, what to do)."""

PUBLISHING: dict[str, tuple[str, str]] = {
    "bad-host": (
        "The host {found!r} of {key} is not valid.",
        "Write only the server's name or IP address, such as www.example.org: "
        "no https://, user, port or space, and no - at the beginning.",
    ),
    "bad-user": (
        "The user {found!r} of {key} is not valid.",
        "Write a login name on the server: a letter, then letters, digits, - and _, such as deploy.",
    ),
    "bad-server-path": (
        "The path {found!r} of {key} is not valid.",
        "Write the full path on the server, such as /srv/www/site: letters, digits and . _ @ + -, "
        "without spaces and without .. in it.",
    ),
    "bad-local-path": (
        "The path {found!r} of {key} is not valid.",
        "Write the full path on this machine, such as /srv/www/site, without .. in it.",
    ),
    "bad-branch": (
        "The branch {found!r} of {key} is not valid.",
        "Write a branch that contains only the site, such as gh-pages: letters, digits and . _ / -.",
    ),
    "bad-remote-name": (
        "The name {found!r} of {key} is not valid.",
        "Write the name of an existing remote, such as origin; not a URL or a command.",
    ),
    "bad-bucket": (
        "The bucket {found!r} of {key} is not valid.",
        "Write the name of a remote in rclone's settings, a colon and the name of the bucket, "
        "such as oss:my-bucket or oss:my-bucket/site: "
        "two or more characters, of letters, digits and . _ @ + -, and no options.",
    ),
    "bucket-unknown-remote": (
        "rclone's settings have no remote for {remote!r}.",
        "Run rclone config and create one with that name; settings elsewhere are located by the "
        "variable RCLONE_CONFIG.",
    ),
    "bucket-config-locked": (
        "rclone's settings are encrypted and cannot be opened.",
        "Set the password in the variable RCLONE_CONFIG_PASS.",
    ),
    "bucket-host-key": (
        "The identity of {remote!r} cannot be verified. {reason}",
        "Set known_hosts_file for it in rclone's settings, and check the host's key with its administrator.",
    ),
    "bucket-missing": (
        "There is no bucket {remote!r}. {reason}",
        "Check the bucket's name; create it in the provider's console if necessary.",
    ),
    "bucket-clock": (
        "{remote!r} does not accept this machine's time.",
        "Correct this machine's clock and deploy again.",
    ),
    "bucket-full": (
        "{remote!r} is full, or suspended for lack of payment. {reason}",
        "Free or add space; in a cloud check quota and account in the provider's console. Then deploy again.",
    ),
    "bucket-denied": (
        "{remote!r} denies permission to read or write. {reason}",
        "Check the keys in rclone's settings: they need permission to read, write, list and delete.",
    ),
    "bucket-certificate": (
        "The certificate of {remote!r} is not valid. {reason}",
        "Check the endpoint in rclone's settings and this machine's clock.",
    ),
    "bucket-corrupted": (
        "Files were corrupted on their way to {remote!r}. {reason}",
        "Deploy again: they are uploaded again. If this persists, have the network checked.",
    ),
    "bucket-unreachable": (
        "{remote!r} cannot be reached, or the connection broke. {reason}",
        "Check the network and deploy again: it resumes where it stopped.",
    ),
    "bucket-failed": (
        "rclone failed on {remote!r}. {reason}",
        "Fix what it reports and deploy again: it resumes where it stopped.",
    ),
    "bucket-differs": (
        "{count} files in {remote!r} differ from the build, such as {path}.",
        "Somebody may be changing the bucket at the same time. Deploy again: they are uploaded again.",
    ),
    "bucket-foreign": (
        "{remote!r} has {count} files where pages belong, and no deploy of this program "
        "published them, such as {path}.",
        "Make sure that this is the right bucket. If they may be replaced, set 'adopt: "
        "yes' for this target; otherwise move them away.",
    ),
    "bucket-record": (
        "{path} in {remote!r}, the record of which files are ours, cannot be read.",
        "Restore an earlier version of it. If there is none, delete it and set 'adopt: "
        "yes' for this target; old files must then be deleted by hand.",
    ),
    "bucket-archive-public": (
        "The archive {archive!r} is inside the public {remote!r} or in the same bucket, "
        "where anybody could read it.",
        "Use a separate private bucket for archive.",
    ),
    "bucket-archive-incomplete": (
        "Release {release} in the archive is incomplete: {path} is missing or changed.",
        "Choose another one from deploy --list, or deploy its Git revision again.",
    ),
    "bucket-release-gone": (
        "Release {release} is not available any more.",
        "deploy --list shows those that are.",
    ),
    "bucket-locked": (
        "Another deploy has locked {remote!r} the whole time.",
        "Wait until it has finished and deploy again.",
    ),
    "bucket-lock-lost": (
        "Another deploy ({home}) started at the same time; this one has stopped.",
        "Wait until it has finished and deploy again.",
    ),
    "bucket-not-as-built": (
        "The file {path} has changed since it was built.",
        "Do not modify the output, and deploy again.",
    ),
    "rclone-missing": (
        "rclone, which is needed to publish to a bucket, is not installed.",
        "Run: python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-old": (
        "rclone is too old ({program}, {found}); {oldest} or newer is needed.",
        "Run: python -m pip install -r requirements-deploy.txt",
    ),
    "rclone-broken": (
        "rclone ({program}) does not run: {reason}.",
        "Install it again: python -m pip install --force-reinstall -r requirements-deploy.txt",
    ),
    "missing-choice": (
        "{key} is missing.",
        "Add a line {key!r} with one of: {choices}.",
    ),
    "deploy-program-missing": (
        "The program {program}, which is needed for publishing, was not found.",
        "Install {program} (Debian, Ubuntu: apt-get install openssh-client rsync git).",
    ),
    "deploy-program-failed": (
        "{program} failed: {reason}",
        "Fix that and run the command again.",
    ),
    "deploy-no-history": (
        "The site folder has no Git history ({reason}), so there would be no record of what was published.",
        "Publish from a site folder in a repository, or add --dirty.",
    ),
    "deploy-no-commit": (
        "Git has no commit yet, so there would be no record of what was published.",
        "Commit first (git add, git commit), or add --dirty.",
    ),
    "deploy-uncommitted": (
        "{count} changes are not committed, for example: {paths}.",
        "Commit them first, or add --dirty.",
    ),
    "deploy-changed-meanwhile": (
        "While the site was being built, Git went to another commit (somebody committed or pulled changes).",
        "Deploy again to publish the current commit.",
    ),
    "deploy-output-changed": (
        "The output {path} is not what the build recorded: another program or a disk error has changed it.",
        "Deploy again with --clean; if this persists, check the disk.",
    ),
    "deploy-removes-too-much": (
        "This would remove {removed} of the {whole} live pages, more than {most} %.",
        "Check whether content was deleted or made a draft or sample by mistake. If not, add "
        "--allow-removals.",
    ),
    "deploy-held": (
        "This revision ({revision}) was rolled back and is held back from automatic deploys.",
        "Fix the content and commit, or release it with deploy --unhold.",
    ),
    "deploy-older": (
        "This commit ({revision}) is older than the live one ({live}) and would undo all later changes.",
        "Fetch the latest commits (git pull) first. To go back to an earlier release use deploy --rollback. "
        "To publish this older commit all the same, add --allow-older.",
    ),
    "deploy-live-commit-unknown": (
        "This repository does not have the live commit ({live}), so this one ({revision}) may be older, "
        "and undo the changes of others.",
        "Fetch the latest commits (git pull) first. A shallow clone needs the whole history "
        "(git fetch --unshallow; fetch-depth: 0 on GitHub, GIT_DEPTH: 0 on GitLab). If history was "
        "rewritten, publish once with --allow-older.",
    ),
    "deploy-no-target": (
        "site.yaml does not say where to publish.",
        "Add deploy: with a target, such as - {{name: live, type: ssh, host: www.example.org, "
        "path: /srv/www/site}}.",
    ),
    "deploy-place-taken": (
        "There is a folder or file at {path}, where the site's symbolic link belongs; it was left alone.",
        "Move it away first (for example, mv {path} {moved}) and deploy again.",
    ),
    "deploy-link-foreign": (
        "{path} is a symbolic link that was not created by a deploy; it was left alone.",
        "Check where it leads; if nobody needs it, remove it and deploy again.",
    ),
    "deploy-record-damaged": (
        "The record of the live release {name} is damaged or missing. The live site was left as it was.",
        "List the releases (deploy --list), point the symbolic link to one of them: "
        "ln -sfn {releases}/RELEASE {link}, and deploy again. If there is none, remove the link: rm {link}, "
        "and deploy again; until then there is no site.",
    ),
    "deploy-bytes-differ": (
        "{count} files are corrupted there, such as {path}. They were not switched to.",
        "Deploy again, or roll back to another release (deploy --list); if this persists, check the disk and "
        "the network.",
    ),
    "deploy-nothing-live": (
        "Nothing has been published here yet.",
        "Deploy first.",
    ),
    "deploy-no-earlier-release": (
        "Before the live release ({id}) there is none to go back to that was not rolled back itself.",
        "Correct the content, commit it and publish again; "
        "for another release see deploy --list, then run deploy --rollback RELEASE.",
    ),
    "deploy-no-such-release": (
        "There is no release {id}, or it is the live one.",
        "Available releases: {kept}.",
    ),
    "deploy-rollback-failed": (
        "Rolled back, but {id} is not live: somebody or something else may be changing the site.",
        "Make sure that no other deploy is running, check --list for what is live, and roll back again.",
    ),
    "deploy-rolled-back": (
        "{url} does not show what was published ({detail}); rolled back to {back}.",
        "Check the server's settings (root, caches, anything that rewrites pages), then deploy by hand.",
    ),
    "deploy-live-wrong": (
        "{what}, but {url} shows something else ({detail}).",
        "Check base_url in site.yaml, the server's root and the CDN; deploy --rollback goes back (to "
        "{back}).",
    ),
    "deploy-live-blocked": (
        "{what}, but the server's settings are outdated: at {url} {detail} blocks the page's scripts.",
        "Run hosting again, copy its output to the server, and reload the server.",
    ),
    "deploy-live-old": (
        "{what}, but {url} still shows the old site ({detail}).",
        "Wait a few minutes, then purge the CDN and check the server's root (previous release: {back}).",
    ),
    "deploy-live-not-404": (
        "{what}, but the removed page {url} still answers ({detail}) instead of 404.",
        "Check the server: 404 for missing files, no directory listings; or the CDN's cache is still valid.",
    ),
    "deploy-live-silent": (
        "{what}, but {url} did not respond ({detail}).",
        "Check the domain, the certificate and the server; the files are there (previous release: {back}).",
    ),
    "deploy-locked": (
        "Another deploy has not finished: {owner}; waited for {minutes} minutes.",
        "Deploy again when it has finished. The lock of a killed deploy expires after {seconds} seconds.",
    ),
    "deploy-lock-lost": (
        "The connection was lost for so long that another deploy took over; this one has stopped.",
        "Deploy again.",
    ),
    "deploy-host-unknown": (
        "The host key of {host} is not known; nothing was sent.",
        "Compare its fingerprint (ssh-keygen -lf on the server), then run {login} once and accept it.",
    ),
    "deploy-host-changed": (
        "The host key of {host} has changed: somebody may be impersonating it; nothing was sent.",
        "Ask its administrator. After a reinstallation run ssh-keygen -R {known}, then {login}, and accept "
        "the new key.",
    ),
    "deploy-key-open": (
        "ssh did not use the key file {file}: other users can read it.",
        "Run chmod 600 {file}, and deploy again.",
    ),
    "deploy-key-unreadable": (
        "ssh cannot read the key file {file}: it is incomplete or no private key.",
        "Put the whole private key there, without line ends of Windows, or make a new pair.",
    ),
    "deploy-denied": (
        "{host} refuses the login ({reason}).",
        "Check the user, put your public key into its ~/.ssh/authorized_keys, and run ssh-add.",
    ),
    "deploy-unreachable": (
        "{host} cannot be reached, or the connection was lost: {reason}.",
        "Check the network, the host and the port, and deploy again.",
    ),
    "deploy-server-talks": (
        "{host} prints text in non-interactive sessions ({reason}).",
        "Make this user's ~/.bashrc print nothing in non-interactive sessions, and deploy again.",
    ),
    "deploy-server-hangs": (
        "{host} did nothing in the {seconds} seconds after the login.",
        "Check whether ~/.bashrc or another start-up file of this user waits for input, or the server is "
        "overloaded, and deploy again.",
    ),
    "deploy-server-full": (
        "The server's disk is full.",
        "Free some space, or keep fewer releases (keep in site.yaml), and deploy again.",
    ),
    "deploy-server-denied": (
        "The user has no write permission on the server: {reason}.",
        "Make the site's parent folder writable for this user (chown), and deploy again.",
    ),
    "deploy-server-lacks": (
        "The server lacks a program: {reason}.",
        "It needs sh, rsync and sha256sum (Debian, Ubuntu: apt-get install rsync coreutils).",
    ),
    "deploy-branch-foreign": (
        "The branch {branch} contains files that were not published by a deploy; it was left alone.",
        "Use a separate branch for the site, such as gh-pages, or delete this one first.",
    ),
    "deploy-pushed-meanwhile": (
        "Somebody else has changed the branch {branch} in the meantime; it was not overwritten.",
        "Deploy again.",
    ),
    "deploy-no-remote": (
        "Git has no remote called {remote}.",
        "Check git remote -v, and add it with git remote add.",
    ),
}
