// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/kept_state.h"

#include <QSettings>

using namespace Qt::StringLiterals;

namespace signalbox::views {
namespace {

QString versioned(const QString& key)
{
    return u"window/v1/"_s + key;
}

} // namespace

KeptState::KeptState(QSettings& settings, Write write, QObject* parent)
    : QObject(parent)
    , m_settings(settings)
    , m_write(std::move(write))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(500));
    connect(&m_soon, &QTimer::timeout, this, &KeptState::flush);
}

QVariant KeptState::get(const QString& key) const
{
    return m_settings.value(versioned(key));
}

void KeptState::put(const QString& key, const QVariant& value)
{
    m_settings.setValue(versioned(key), value);
}

void KeptState::flush()
{
    m_soon.stop();
    m_write(*this);
    m_settings.sync();
}

void KeptState::settle()
{
    if (m_soon.isActive())
        flush();
}

} // namespace signalbox::views
