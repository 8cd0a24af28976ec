// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/run.h"

#include "console/output.h"
#include "desktop/single_instance.h"
#include "gui/application.h"
#include "gui/demo_tour.h"
#include "gui/start_request.h"

#include <QApplication>
#include <QFileInfo>
#include <QIcon>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace signalbox::gui {
namespace {

int complain(const core::Error& error)
{
    console::Output().complain(error);
    return cli::Failed;
}

constexpr double tourSpeed = 2; // whoever waits for the tour has no window to look at meanwhile

int runDemo(QApplication& application, cli::Options options)
{
    if (!options.tourFolder.isEmpty())
        options.speed *= tourSpeed;
    const QTemporaryDir throwAway;
    Application program(application, options, settings::Profile::in(throwAway.path()), {});
    std::unique_ptr<DemoTour> tour;
    if (!options.tourFolder.isEmpty())
        tour = std::make_unique<DemoTour>(program, options);
    program.start();
    return QApplication::exec();
}

} // namespace

int run(QApplication& application, const cli::Options& options, const credentials::TokenEnvironment& environment)
{
    QApplication::setDesktopFileName(u"org.signalbox.Signalbox"_s);
    QApplication::setWindowIcon(
        QIcon::fromTheme(u"org.signalbox.Signalbox"_s, QIcon(u":/signalbox/org.signalbox.Signalbox.svg"_s)));
    QApplication::setQuitOnLastWindowClosed(false); // a window in the tray is no end; the window says when it is
    if (options.demo)
        return runDemo(application, options);

    const auto profile = settings::Profile::ofUser();
    desktop::SingleInstance instance(profile.data);
    // Where the other program stands is not where this one was started.
    StartRequest request{.activationToken = qgetenv("XDG_ACTIVATION_TOKEN")};
    for (const QString& file : options.files)
        request.files << QFileInfo(file).absoluteFilePath();
    const auto role = instance.begin(request.toBytes());
    if (!role)
        return complain(role.error());
    if (*role == desktop::SingleInstance::Role::Later)
        return cli::Fine;
    Application program(application, options, profile, environment);
    QObject::connect(&instance, &desktop::SingleInstance::asked, &program,
                     [&program](const QByteArray& message) { program.present(StartRequest::fromBytes(message)); });
    program.start();
    return QApplication::exec();
}

} // namespace signalbox::gui
