// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings/health_watch_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace signalbox::settings {
namespace {

constexpr qint64 mostBytes = 4'000'000; // nobody has so many environments

} // namespace

HealthWatchFile::HealthWatchFile(const QString& file, QObject* parent)
    : QObject(parent)
    , m_file(file)
    , m_watched(file, mostBytes)
{
    connect(&m_watched, &WatchedFile::changed, this, &HealthWatchFile::changed);
}

core::Result<std::vector<delivery::HealthSettings>> HealthWatchFile::read() const
{
    const QFileInfo info(m_file);
    if (!info.exists() && !info.isSymLink())
        return std::vector<delivery::HealthSettings>();
    QFile file(m_file);
    if (!info.isFile() || info.size() > mostBytes || !file.open(QIODevice::ReadOnly))
        return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                           .what = u"The settings of health watches, %1, cannot be read."_s.arg(m_file),
                                           .advice = u"See who may read it, or move it away."_s});
    auto all = delivery::healthSettingsFromJson(file.readAll());
    if (!all)
        all.error().advice = u"Mend %1, or move it away and set them anew."_s.arg(m_file);
    return all;
}

core::Result<void> HealthWatchFile::keep(const delivery::HealthSettings& settings)
{
    auto all = read();
    if (!all)
        return std::unexpected(all.error());
    const auto kept = std::ranges::find(*all, settings.of, &delivery::HealthSettings::of);
    if (kept == all->end())
        all->push_back(settings);
    else
        *kept = settings;
    return write(*all);
}

core::Result<void> HealthWatchFile::forget(const delivery::EnvironmentKey& environment)
{
    auto all = read();
    if (!all)
        return std::unexpected(all.error());
    if (std::erase_if(*all, [&](const delivery::HealthSettings& each) { return each.of == environment; }) == 0)
        return {};
    return write(*all);
}

core::Result<void> HealthWatchFile::write(const std::vector<delivery::HealthSettings>& all)
{
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    if (file.open(QIODevice::WriteOnly) && file.write(delivery::toJson(all)) >= 0 && file.commit())
        return {};
    return std::unexpected(core::Error{.kind = core::ErrorKind::Storage,
                                       .what = u"The settings %1 cannot be written."_s.arg(m_file),
                                       .advice = u"See who owns the file, and whether the disk is full."_s});
}

} // namespace signalbox::settings
