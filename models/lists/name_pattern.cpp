// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "lists/name_pattern.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::lists {
namespace {

/// What comes in releases: a number behind it belongs to it, "Ubuntu 24.04", "gcc-14".
constexpr auto Released
    = "ubuntu|debian|fedora|alpine|arch(linux)?|centos|rhel|rocky|alma(linux)?|opensuse|freebsd|openbsd|netbsd|linux"
      "|windows|win|macosx?|mac|osx|darwin|android|ios|gcc|g\\+\\+|clang(\\+\\+)?|llvm|msvc|mingw"_L1;

constexpr auto Unreleased
    = "x86|x64|x32|i?[36]86|amd|arm(hf|el|v\\d+[a-z]*)?|aarch|intel|riscv(64gc)?|ppc(64(le|el)?)?|"
      "s390x?|loongarch|wasm|universal"
      "|stable|beta|nightly|canary|latest|lts|msrv|edge|chrome|chromium|firefox|webkit|safari"_L1;

/// Means something only beside one of the others or with a number: "apple" in aarch64-apple-darwin, "py" in py312.
constexpr auto Company
    = "unknown|pc|apple|gnu(eabi)?(hf)?|musl(eabi)?(hf)?|glibc|eabi(hf)?|manylinux|musllinux|wasip?|server|x|dev|"
      "rc"
      "|alpha|pre|core|py(thon|py)?|cp|node(js)?|go|jdk|jre|java|ruby|php|rust|dotnet|net|deno|bun"_L1;

/// Parts joined as in x86_64-pc-windows-msvc, all of them known and one of them a number or no mere company.
const QRegularExpression& value()
{
    static const QRegularExpression expression(
        uR"(^(?=.*\d|(.*[-_.@:])?(%1|%2)([-_.@:]|$))(?<part>(%1|%2|%3)(\d+[a-z]?)?|v?\d+[a-z]?)([-_.@:](?&part))*[-_.+]?$)"_s
            .arg(Released, Unreleased, Company),
        QRegularExpression::CaseInsensitiveOption);
    return expression;
}

bool isReleased(QStringView word)
{
    static const QRegularExpression expression(u"^(%1)$"_s.arg(Released), QRegularExpression::CaseInsensitiveOption);
    return expression.matchView(word).hasMatch();
}

bool isNumber(QStringView word)
{
    static const QRegularExpression expression(uR"(^v?\d+(\.\d+)*$)"_s);
    return expression.matchView(word).hasMatch();
}

bool separates(QChar c)
{
    return c.isSpace() || u"/,;()[]"_s.contains(c);
}

/// Where the digits at the end of a word begin, as in "shard3"; its size when there are none or nothing else.
qsizetype endingNumber(QStringView word)
{
    qsizetype at = word.size();
    while (at > 0 && word[at - 1].isDigit())
        --at;
    return at == 0 ? word.size() : at;
}

} // namespace

NamePattern NamePattern::of(const QString& name)
{
    NamePattern pattern;
    if (name.contains(Gap))
        return {.text = name, .values = {}}; // which gap is whose could not be told any more
    qsizetype released = 0; // where a value such as "Ubuntu" ends, whose number may follow; 0 for none
    for (qsizetype at = 0; at < name.size();) {
        if (separates(name[at])) {
            pattern.text += name[at++];
            continue;
        }
        qsizetype end = at;
        while (end < name.size() && !separates(name[end]))
            ++end;
        const QString word = name.sliced(at, end - at);
        if (released > 0 && released == at - 1 && name[released] == u' ' && isNumber(word)) {
            pattern.text.chop(1);
            pattern.values.last() += u' ' + word;
        } else if (value().match(word).hasMatch()) {
            pattern.text += Gap;
            pattern.values << word;
            released = isReleased(word) ? end : 0;
        } else if (const qsizetype number = endingNumber(word); number < word.size()) {
            pattern.text += word.first(number) + Gap;
            pattern.values << word.sliced(number);
        } else {
            pattern.text += word;
        }
        at = end;
    }
    return pattern;
}

QString NamePattern::filled(const QStringList& with) const
{
    QString result;
    qsizetype gap = 0;
    for (const QChar c : text) {
        const QString value = c == Gap ? with.value(gap++) : QString();
        result += value.isEmpty() ? QString(c) : value;
    }
    return result;
}

} // namespace signalbox::lists
