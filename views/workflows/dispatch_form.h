// SPDX-FileCopyrightText: 2026 Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/dispatch_preset.h"
#include "core/error.h"
#include "core/repository.h"
#include "core/workflow.h"
#include "workflow/dispatch_inputs.h"

#include <QDialog>
#include <QHash>

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;

namespace signalbox::views {

class Banner;
class DispatchField;
class EmptyState;
class PresetBar;
class RefPicker;

/// What a form is about.
struct DispatchSubject {
    core::RepositoryName repository;
    core::Workflow workflow;
    QString defaultBranch; ///< empty where it is not known
};

/// Starts a workflow by hand: on which branch or tag, with which inputs. What a file asks for is told by whoever reads
/// it, for each ref anew; what was typed stays where the next file asks for it as well. Deletes itself.
class DispatchForm final : public QDialog {
    Q_OBJECT

public:
    /// Begins with that ref, whose inputs are being read.
    DispatchForm(DispatchSubject subject, const QString& ref, QWidget* parent);

    const DispatchSubject& subject() const { return m_subject; }
    QString ref() const;
    workflow::DispatchValues values() const;

    void setRefs(const QStringList& branches, const QStringList& tags);
    /// Those that the repository has.
    void setEnvironments(const QStringList& names);
    void setPresets(const std::optional<core::DispatchPreset>& last, const std::vector<core::DispatchPreset>& named);
    /// Why it cannot be started whatever is filled in; empty when it can.
    void setRefusal(const QString& reason);

    // What the file says at the ref on show.
    void setInputs(const workflow::DispatchInputs& inputs);
    void setTrouble(const core::Error& error);

    /// The start is on its way: nothing can be changed until it is told of.
    void setStarting(bool starting);
    /// Why it did not come to a start.
    void say(const core::Error& error);

Q_SIGNALS:
    /// What the file asks for at this ref is wanted.
    void inputsWanted(const QString& ref);
    /// Everything fits together as far as can be seen from here.
    void startRequested(const QString& ref, const signalbox::workflow::DispatchValues& values);
    /// The workflow's file, as it is at this ref.
    void fileRequested(const QString& ref);
    void presetsChanged(const std::vector<core::DispatchPreset>& named);

private:
    enum class Stage { Reading, Trouble, NotOffered, Ready, Starting };

    void layOut();
    void connectParts();
    void showRefusal();
    void read(const QString& ref);
    void makeFields();
    void fill(const workflow::DispatchValues& values);
    void showStage(Stage stage);
    void showState(const QString& icon, const QString& what, const QString& advice, const QString& action = {});
    void describe();
    void start();
    QString summary() const;
    QString quotedName() const;

    DispatchSubject m_subject;
    workflow::DispatchInputs m_inputs;
    QHash<QString, QString> m_typed; ///< by id: what the user wants there, whatever the file's default is
    QStringList m_environments;
    std::vector<core::DispatchPreset> m_before; ///< the presets, before the last change
    QString m_refusal;
    Stage m_stage = Stage::Reading;
    bool m_isNew = true; ///< nothing has been read yet
    std::vector<DispatchField*> m_fields;
    Banner* m_banner;
    RefPicker* m_ref;
    PresetBar* m_presets;
    QLabel* m_valuesName;
    QLabel* m_note; ///< mistakes in the file
    QStackedWidget* m_pages; ///< one sentence, or the fields
    EmptyState* m_state;
    QScrollArea* m_area;
    QLabel* m_summary;
    QPushButton* m_open;
    QPushButton* m_cancel;
    QPushButton* m_start;
};

} // namespace signalbox::views
