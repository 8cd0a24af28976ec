// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery/commit_message.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace signalbox::delivery {
namespace {

bool isUsual(const QString& type)
{
    // "Note: ..." and "WIP: ..." have the form as well, and mean nothing by it.
    static const QStringList types{u"feat"_s,     u"feature"_s,  u"fix"_s,  u"bugfix"_s, u"perf"_s,
                                   u"refactor"_s, u"docs"_s,     u"doc"_s,  u"style"_s,  u"test"_s,
                                   u"tests"_s,    u"build"_s,    u"ci"_s,   u"chore"_s,  u"deps"_s,
                                   u"revert"_s,   u"security"_s, u"i18n"_s, u"types"_s,  u"release"_s};
    return types.contains(type);
}

QStringList revertedBy(const QString& body, bool isRevert)
{
    static const QRegularExpression words(u"This reverts commit ([0-9a-f]{7,40})"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression footer(u"^Refs: *([0-9a-f]{7,40}(?:, *[0-9a-f]{7,40})*) *$"_s,
                                           QRegularExpression::MultilineOption);
    QStringList commits;
    for (const auto& match : words.globalMatch(body))
        commits << match.captured(1).toLower();
    for (const auto& match : isRevert ? footer.globalMatch(body) : QRegularExpressionMatchIterator()) {
        for (const QString& commit : match.captured(1).split(u','))
            commits << commit.trimmed();
    }
    return commits;
}

} // namespace

CommitMessage CommitMessage::read(const QString& message)
{
    static const QRegularExpression form(u"^(\\w+)(?:\\(([^)]*)\\))?(!)?: +(.+)$"_s);
    static const QRegularExpression breaking(u"^BREAKING[ -]CHANGE: *(.*)$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression releaseAs(
        u"^Release-As: *(\\S+) *$"_s, QRegularExpression::MultilineOption | QRegularExpression::CaseInsensitiveOption);

    QString text = message;
    text.replace("\r\n"_L1, "\n"_L1);
    const QString first = text.section(u'\n', 0, 0).trimmed();
    const QString body = text.section(u'\n', 1);
    CommitMessage read{.subject = first};
    if (const auto match = form.match(first); match.hasMatch() && isUsual(match.captured(1).toLower())) {
        read.type = match.captured(1).toLower();
        read.scope = match.captured(2).trimmed();
        read.isBreaking = !match.captured(3).isEmpty();
        read.subject = match.captured(4).trimmed();
    }
    if (const auto match = breaking.match(body); match.hasMatch()) {
        read.isBreaking = true;
        read.breakingNote = match.captured(1).trimmed();
    }
    if (const auto match = releaseAs.match(body); match.hasMatch())
        read.releaseAs = Version::fromTag(match.captured(1));
    read.reverted = revertedBy(body, read.type == "revert"_L1 || first.startsWith("Revert "_L1));
    return read;
}

} // namespace signalbox::delivery
