// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTimer>
#include <QVariant>

#include <functional>

class QSettings;

namespace signalbox::views {

/// What a window remembers from one day to the next. The keys carry a version, so that a later Signalbox never reads
/// a blob of an earlier one as its own. Written half a second after the last change: not on every pixel of a drag, and
/// not only at the end, which may be a kill.
class KeptState final : public QObject {
    Q_OBJECT

public:
    using Write = std::function<void(KeptState&)>;

    /// `write` puts everything that is worth keeping. `settings` is borrowed.
    KeptState(QSettings& settings, Write write, QObject* parent = nullptr);

    QVariant get(const QString& key) const;
    void put(const QString& key, const QVariant& value);
    /// Something is different: write soon.
    void touch() { m_soon.start(); }
    /// Write now.
    void flush();
    /// Write now if something waits to be written.
    void settle();

private:
    QSettings& m_settings;
    Write m_write;
    QTimer m_soon;
};

} // namespace signalbox::views
