// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDBusConnection>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTemporaryDir>

#include <memory>
#include <optional>
#include <vector>

namespace signalbox::tests {

/// A display, a session bus and a home of their own, with just the parts of a desktop that a test starts on it: real
/// ones, and no others, because this bus starts nothing by itself. Everything ends with it.
class PrivateDesktop {
public:
    /// Why it did not come up; empty when it did.
    PrivateDesktop();
    ~PrivateDesktop();
    PrivateDesktop(const PrivateDesktop&) = delete;
    PrivateDesktop& operator=(const PrivateDesktop&) = delete;

    /// The first of these programs that this machine has not got; for a skip with a reason.
    static QString missing(const QStringList& programs);

    QString trouble() const { return m_trouble; }
    QString home() const { return m_home.path(); }
    QString busAddress() const { return m_environment.value(QStringLiteral("DBUS_SESSION_BUS_ADDRESS")); }
    QProcessEnvironment& environment() { return m_environment; }
    QDBusConnection bus() const { return QDBusConnection(m_busName); }
    bool hasService(const QString& name) const;

    /// Starts a program on this desktop; it ends with the desktop at the latest.
    QProcess& start(const QString& program, const QStringList& arguments, const QByteArray& input = {});
    /// Runs a program to its end and gives what it printed.
    QString run(const QString& program, const QStringList& arguments);

    // The parts; each is there when the call returns true.
    bool startWindows(); ///< openbox: a window that comes up gets the keyboard, one that goes gives it back
    bool startKeyring(); ///< GNOME Keyring, unlocked
    bool startNotifications(); ///< dunst
    bool startTray(); ///< stalonetray, 240 by 24 at the upper left corner, which windows leave free

    /// What dunst shows now.
    int displayedNotifications();
    /// Presses the first button of this label that a notification on show has.
    void pressOnNotification(const QString& label);
    /// Takes all of them from the screen, as a person does who clicks them away.
    void closeNotifications();

    /// The X windows that are mapped and whose name holds this text.
    QStringList visibleWindows(const QString& name);
    /// Whether the tray shows the icon of the program of this name: a window that is called just so.
    bool hasIcon(const QString& program = QStringLiteral("signalbox"));

private:
    bool startDisplay();
    bool startBus();

    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
    QString m_busName;
    QString m_trouble;
    std::vector<std::unique_ptr<QProcess>> m_processes; // in the order of their start; they end in the reverse order
};

/// The files below the folder, hidden ones included, that hold this text.
QStringList filesWith(const QString& folder, const QByteArray& text);

/// The signalbox that was built with the tests.
QString program();

} // namespace signalbox::tests
