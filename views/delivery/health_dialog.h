// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/error.h"
#include "delivery/health_settings.h"
#include "delivery/prober.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTabWidget;

namespace signalbox::views {

class Banner;
class FreezePage;
class ProbeForm;

/// How the health of one environment is watched, and whether it is rolled back by itself: off until it is switched on,
/// and for production until its name is typed as well. Deletes itself.
class HealthDialog final : public QDialog {
    Q_OBJECT

public:
    /// A header's value that was typed.
    struct Secret {
        QUrl url;
        QString header;
        QByteArray value;
    };

    HealthDialog(const delivery::HealthSettings& settings, bool isProduction, QWidget* parent);

    void showAnswer(const delivery::ProbeAnswer& answer);
    void say(const core::Error& error);

Q_SIGNALS:
    /// `typed`: the value of its header, where one was typed just now.
    void tryRequested(const signalbox::delivery::Probe& probe, const QByteArray& typed);
    /// Without a flaw; to be kept, and then closed.
    void saveRequested(const signalbox::delivery::HealthSettings& settings,
                       const std::vector<signalbox::views::HealthDialog::Secret>& secrets);

private:
    void layOut();
    QWidget* probePanel();
    QWidget* verdictPanel();
    QWidget* networkPanel();
    QWidget* armingPanel();
    QWidget* versionsPanel();
    void showProbe(int row);
    void keepProbe();
    void addProbe();
    void removeProbe();
    void showArming();
    delivery::HealthSettings settings() const;
    void save();
    /// By the path that its JSON has.
    void focusField(const QString& field);

    delivery::HealthSettings m_settings;
    bool m_isProduction;
    int m_shown = -1; ///< of the probes
    std::vector<QByteArray> m_secrets; ///< that were typed, a probe each
    Banner* m_banner;
    QTabWidget* m_tabs;
    QListWidget* m_probes;
    ProbeForm* m_form;
    QSpinBox* m_failures;
    QSpinBox* m_successes;
    QSpinBox* m_window;
    QLineEdit* m_control;
    QCheckBox* m_armed;
    QSpinBox* m_countdown;
    QLabel* m_confirmText;
    QLineEdit* m_confirm;
    QCheckBox* m_inFreeze;
    QCheckBox* m_dryRun;
    QSpinBox* m_kept;
    QPlainTextEdit* m_migrations;
    FreezePage* m_freezes;
    QPushButton* m_save;
};

} // namespace signalbox::views
