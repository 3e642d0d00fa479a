// The list of messages. What others wrote is inserted as text, never as markup.

const maxEntries = 300;
const log = document.getElementById("log");
const empty = document.getElementById("empty");

// A name always has the same color.
function hueOf(user) {
    return [...user].reduce((sum, letter) => (sum * 31 + letter.codePointAt(0)) % 360, 7);
}

function part(tag, className, content) {
    const node = document.createElement(tag);
    node.className = className;
    node.textContent = content;
    return node;
}

function avatarOf(user) {
    const avatar = part("span", "avatar", [...user][0] ?? "?");
    avatar.style.setProperty("--hue", hueOf(user));
    avatar.setAttribute("aria-hidden", "true");
    return avatar;
}

function append(entry) {
    log.append(entry);
    while (log.children.length > maxEntries) {
        log.firstChild.remove();
    }
    empty.hidden = true;
    entry.scrollIntoView({ block: "nearest" });
}

export function addMessage({ user, text }, isOwn) {
    const entry = part("li", isOwn ? "own" : "other", "");
    entry.append(avatarOf(user), part("span", "user", user), part("span", "text", text));
    append(entry);
}

export function addNote(text, isError) {
    append(part("li", isError ? "note bad" : "note", text));
}

export function clearMessages() {
    log.replaceChildren();
    empty.hidden = false;
}
