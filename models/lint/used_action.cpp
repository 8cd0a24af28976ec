// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lint/used_action.h"

#include "lint/workflow_file.h"

#include <algorithm>

namespace signalbox::lint {

UsedAction UsedAction::read(QByteArrayView uses)
{
    if (uses.startsWith("docker://"))
        return {.kind = Kind::Image, .name = uses.sliced(9), .ref = {}};
    if (uses.startsWith("./") || uses.startsWith("../") || uses == ".")
        return {.kind = Kind::Folder, .name = uses, .ref = {}};
    if (uses.startsWith("$/"))
        return {.kind = Kind::Self, .name = uses, .ref = {}};
    const auto at = uses.indexOf('@');
    if (at <= 0 || at + 1 == uses.size())
        return {};
    const QByteArrayView name = uses.first(at);
    const auto slash = name.indexOf('/');
    const bool isName
        = slash > 0 && slash + 1 < name.size() && !name.endsWith('/') && !name.contains("//") && !name.contains(' ');
    return isName ? UsedAction{.kind = Kind::Repository, .name = name, .ref = uses.sliced(at + 1)} : UsedAction{};
}

bool UsedAction::is(QByteArrayView wanted) const
{
    return kind == Kind::Repository && sameName(name, wanted);
}

int UsedAction::major() const
{
    QByteArrayView digits = ref.startsWith('v') || ref.startsWith('V') ? ref.sliced(1) : ref;
    qsizetype length = 0;
    while (length < digits.size() && digits[length] >= '0' && digits[length] <= '9')
        ++length;
    // A SHA begins with a digit as well; a version has nothing or a point behind its first number.
    const bool isVersion = length > 0 && length < 4 && (length == digits.size() || digits[length] == '.');
    return isVersion ? digits.first(length).toInt() : 0;
}

} // namespace signalbox::lint
