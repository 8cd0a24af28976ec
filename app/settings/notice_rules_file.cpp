// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/notice_rules_file.h"

#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr qint64 mostBytes = 1'000'000; // no rules of a person are as long

core::Error storageError(const QString& what)
{
    return {.kind = core::ErrorKind::Storage,
            .what = what,
            .advice
            = u"See who may read it, or move it away. Until then the rules that came with Signalbox are in force."_s};
}

} // namespace

NoticeRulesFile::NoticeRulesFile(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_watched(file, mostBytes)
{
    connect(&m_watched, &WatchedFile::changed, this, &NoticeRulesFile::changed);
}

core::Result<monitor::NoticeRules> NoticeRulesFile::read() const
{
    const QFileInfo info(m_file);
    if (!info.exists() && !info.isSymLink())
        return monitor::NoticeRules::defaults();
    QFile file(m_file);
    if (!info.isFile() || !file.open(QIODevice::ReadOnly))
        return std::unexpected(storageError(u"The notification rules %1 cannot be read."_s.arg(m_file)));
    const auto json = file.read(mostBytes + 1);
    if (json.size() > mostBytes)
        return std::unexpected(storageError(u"The notification rules %1 are too long."_s.arg(m_file)));
    auto rules = monitor::readNoticeRules(json);
    if (!rules)
        rules.error().detail = m_file;
    return rules;
}

} // namespace signalbox::settings
