// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "private_desktop.h"

#include <QObject>

namespace signalbox::tests {

/// A test of the program as a process of its own, or of one of its parts, on a desktop that is new for each slot: it
/// has the parts that the slot starts, and no others. Skipped where one of the programs that it needs is not installed.
class DesktopTest : public QObject {
    Q_OBJECT

protected:
    static constexpr int patience = 60'000; ///< milliseconds; a slow machine under sanitizers

    explicit DesktopTest(const QStringList& needs);

    PrivateDesktop& desktop() { return *m_desktop; }
    QProcess& startProgram(const QStringList& arguments) { return m_desktop->start(program(), arguments); }
    /// The windows of the program; the icon in the tray, which is one too, has another name.
    QStringList windows() { return m_desktop->visibleWindows(QStringLiteral(" Signalbox")); }
    QString window() { return windows().value(0); }
    /// As its close button does.
    bool close(const QString& window);
    void xdotool(const QStringList& arguments) { m_desktop->run(QStringLiteral("xdotool"), arguments); }

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

private:
    QStringList m_needs;
    std::unique_ptr<PrivateDesktop> m_desktop;
};

} // namespace signalbox::tests
