// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "private_desktop.h"

#include <QDBusConnectionInterface>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;

namespace signalbox::tests {
namespace {

constexpr int patience = 60'000; // milliseconds; a slow machine under sanitizers

bool write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

PrivateDesktop::PrivateDesktop()
    : m_environment(QProcessEnvironment::systemEnvironment())
{
    for (const auto* name : {"WAYLAND_DISPLAY", "GH_TOKEN", "GITHUB_TOKEN", "GH_HOST", "QT_QPA_PLATFORM"})
        m_environment.remove(QString::fromLatin1(name));
    const auto own = [this](const QString& variable, const QString& folder) {
        const auto path = m_home.filePath(folder);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        m_environment.insert(variable, path);
    };
    m_environment.insert(u"HOME"_s, m_home.path());
    own(u"XDG_CONFIG_HOME"_s, u"config"_s);
    own(u"XDG_DATA_HOME"_s, u"data"_s);
    own(u"XDG_CACHE_HOME"_s, u"cache"_s);
    own(u"XDG_RUNTIME_DIR"_s, u"run"_s);
    if (!startDisplay())
        m_trouble = u"Xvfb does not start."_s;
    else if (!startBus())
        m_trouble = u"dbus-daemon does not start."_s;
}

PrivateDesktop::~PrivateDesktop()
{
    QDBusConnection::disconnectFromBus(m_busName);
    while (!m_processes.empty()) {
        auto& process = *m_processes.back();
        process.terminate();
        if (!process.waitForFinished(5000)) {
            process.kill();
            process.waitForFinished(5000);
        }
        m_processes.pop_back();
    }
}

QString PrivateDesktop::missing(const QStringList& programs)
{
    for (const auto& name : programs) {
        if (QStandardPaths::findExecutable(name).isEmpty())
            return name;
    }
    return {};
}

bool PrivateDesktop::startDisplay()
{
    auto& server = start(u"Xvfb"_s,
                         {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1600x1000x24"_s, u"-nolisten"_s, u"tcp"_s,
                          u"-noreset"_s, u"-r"_s});
    while (!server.canReadLine()) {
        if (!server.waitForReadyRead(patience))
            return false;
    }
    m_environment.insert(u"DISPLAY"_s, u':' + QString::fromLatin1(server.readLine().trimmed()));
    return true;
}

bool PrivateDesktop::startBus()
{
    // No folders of services: what was not started here is not there.
    const auto configuration = m_home.filePath(u"bus.conf"_s);
    write(configuration,
          "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><auth>EXTERNAL</auth>"
          "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
          "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>");
    auto& daemon
        = start(u"dbus-daemon"_s, {u"--config-file="_s + configuration, u"--nofork"_s, u"--print-address=1"_s});
    while (!daemon.canReadLine()) {
        if (!daemon.waitForReadyRead(patience))
            return false;
    }
    m_environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, QString::fromLatin1(daemon.readLine().trimmed()));
    m_busName = u"private-"_s + m_home.path();
    return QDBusConnection::connectToBus(busAddress(), m_busName).isConnected();
}

QProcess& PrivateDesktop::start(const QString& program, const QStringList& arguments, const QByteArray& input)
{
    auto& process = *m_processes.emplace_back(std::make_unique<QProcess>());
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    process.waitForStarted(patience);
    if (!input.isEmpty()) {
        process.write(input);
        process.closeWriteChannel();
    }
    return process;
}

QString PrivateDesktop::run(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    if (!process.waitForFinished(patience))
        process.kill();
    return QString::fromUtf8(process.readAllStandardOutput());
}

bool PrivateDesktop::hasService(const QString& name) const
{
    return bus().interface()->isServiceRegistered(name);
}

bool PrivateDesktop::startKeyring()
{
    start(u"gnome-keyring-daemon"_s, {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s}, "test\n");
    return QTest::qWaitFor([this] { return hasService(u"org.freedesktop.secrets"_s); }, patience);
}

bool PrivateDesktop::startNotifications()
{
    // What dunst would ask a person with a menu is answered by pressOnNotification().
    const auto configuration = m_home.filePath(u"dunstrc"_s);
    const auto menu = m_home.filePath(u"menu"_s);
    write(menu, "#!/bin/sh\nexec grep -m1 -F -f '" + m_home.filePath(u"wanted"_s).toUtf8() + "'\n");
    QFile::setPermissions(menu, QFile::ReadOwner | QFile::ExeOwner);
    // At the lower right, where they cover none of what the windows have at their upper edge.
    write(configuration, "[global]\n    dmenu = " + menu.toUtf8() + "\n    markup = full\n    origin = bottom-right\n");
    start(u"dunst"_s, {u"-config"_s, configuration});
    return QTest::qWaitFor([this] { return hasService(u"org.freedesktop.Notifications"_s); }, patience);
}

int PrivateDesktop::displayedNotifications()
{
    return run(u"dunstctl"_s, {u"count"_s, u"displayed"_s}).trimmed().toInt();
}

void PrivateDesktop::pressOnNotification(const QString& label)
{
    write(m_home.filePath(u"wanted"_s), label.toUtf8());
    run(u"dunstctl"_s, {u"context"_s});
}

void PrivateDesktop::closeNotifications()
{
    run(u"dunstctl"_s, {u"close-all"_s});
}

bool PrivateDesktop::startTray()
{
    start(u"stalonetray"_s,
          {u"--geometry"_s, u"10x1+0+0"_s, u"--icon-size"_s, u"24"_s, u"--sticky"_s, u"--window-type"_s, u"dock"_s,
           u"--window-strut"_s, u"top"_s});
    return QTest::qWaitFor([this] { return !visibleWindows(u"stalonetray"_s).isEmpty(); }, patience);
}

bool PrivateDesktop::startWindows()
{
    // No frames, which are drawn for nobody, and no keys of its own: what is pressed is the program's.
    const auto configuration = m_home.filePath(u"openbox.xml"_s);
    write(configuration,
          "<openbox_config xmlns=\"http://openbox.org/3.4/rc\">"
          "<focus><focusNew>yes</focusNew><followMouse>no</followMouse></focus>"
          "<desktops><number>1</number></desktops><keyboard/>"
          "<applications><application class=\"*\"><decor>no</decor></application></applications>"
          "</openbox_config>");
    auto& manager = start(u"openbox"_s, {u"--config-file"_s, configuration, u"--startup"_s, u"echo ready"_s});
    while (!manager.canReadLine()) {
        if (!manager.waitForReadyRead(patience))
            return false;
    }
    return true;
}

QStringList PrivateDesktop::visibleWindows(const QString& name)
{
    return run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, name}).split(u'\n', Qt::SkipEmptyParts);
}

bool PrivateDesktop::hasIcon(const QString& program)
{
    const auto ours = run(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--class"_s, u"^%1$"_s.arg(program)});
    const auto isIcon
        = [&](const QString& window) { return run(u"xdotool"_s, {u"getwindowname"_s, window}).trimmed() == program; };
    return std::ranges::any_of(ours.split(u'\n', Qt::SkipEmptyParts), isIcon);
}

QStringList filesWith(const QString& folder, const QByteArray& text)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(text))
            found << file.fileName();
    }
    return found;
}

QString program()
{
    return QString::fromLatin1(SIGNALBOX_PROGRAM);
}

} // namespace signalbox::tests
